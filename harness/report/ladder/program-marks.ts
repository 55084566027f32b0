import { counted } from '../../verdict/counted.ts';
import type { Evidence, ProgramHappening } from '../../verdict/evidence.ts';
import { carried, type Mark } from './ladder.ts';

type OfProgram = Extract<Evidence, ProgramHappening>;

/** What a program did that is no traffic; the kernel's counts are told by verdicts alone. */
export function programMark(event: OfProgram): Mark | undefined {
  const { program: of } = event;
  const note = (words: string): Mark => ({ kind: 'note', of, words });
  switch (event.kind) {
    case 'program-started':
      return note('started');
    case 'program-listening':
      return note(`listens on port ${event.port}${event.transport === 'udp' ? ' (UDP)' : ''}`);
    case 'program-printed':
      return { kind: 'text', of, stream: event.stream, carries: carried(event.bytes) };
    case 'program-typed':
      return { kind: 'text', of, stream: 'stdin', carries: carried(event.bytes) };
    case 'output-dropped':
      return {
        kind: 'text',
        of,
        stream: event.stream,
        carries: { size: event.count, bytes: Buffer.alloc(0) },
      };
    case 'datagrams-dropped':
      return note(`had no room for ${counted(event.count, 'datagram')}`);
    case 'stdin-ended':
      return note('was given the end of its input');
    case 'limit-hit':
      return note(`came to its limit: ${event.limit}`);
    case 'program-signalled':
      return note(`was sent ${event.signal}`);
    case 'program-ended':
      return note(
        'code' in event.status ? `ended, exit code ${event.status.code}` : `ended by ${event.status.signal}`,
      );
    case 'program-held':
    case 'program-used':
    case 'program-called':
      return undefined;
  }
}
