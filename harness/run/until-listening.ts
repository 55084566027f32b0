import { readListening } from '../observe/listening.ts';
import { readReceiving } from '../observe/receiving.ts';
import type { Running } from '../sandbox/start-program.ts';
import type { Program } from '../spec/assignment.ts';
import { speaks } from '../spec/transport.ts';
import { missingTransport } from '../verdict/progress/program-progress.ts';
import { lookUntil } from './backoff.ts';
import type { Done } from './done.ts';
import type { Stage } from './stage.ts';

/** Where nobody says when it is time: a look costs a tenth of a millisecond. */
const longestLookMs = 10;
/** Where the kernel announces who listens, unless it is a program of 32 bits. */
const longestUnannouncedMs = 100;

/** Watches the kernel's socket tables until the program can be reached where it may. */
export async function untilListening(
  { recorder, looks, calls }: Stage,
  program: Program,
  running: Running,
  signal: AbortSignal,
): Promise<Done> {
  const known = new Set<string>();
  const look = (): Done | undefined => {
    for (const { address, port, ...udp } of whereListening(program, running.pid)) {
      const socket = JSON.stringify([address, port, udp]);
      if (known.has(socket)) continue;
      known.add(socket);
      recorder.add({ kind: 'program-listening', program: program.name, address, port, ...udp });
    }
    const state = recorder.world.programs.get(program.name);
    return state && missingTransport(program, state) === undefined ? 'watching' : undefined;
  };
  const news = speaks(program, 'udp') ? undefined : calls?.onListen;
  const longestMs = news ? longestUnannouncedMs : longestLookMs;
  return (await lookUntil(look, signal, { longestMs, pending: looks, news })) ?? 'watching';
}

interface Where {
  address: string;
  port: number;
  transport?: 'udp';
}

function whereListening(program: Program, pid: number): Where[] {
  const tcp = speaks(program, 'tcp') ? readListening(pid) : [];
  const udp = speaks(program, 'udp') ? readReceiving(pid) : [];
  return [
    ...tcp.map(({ address, port }) => ({ address, port })),
    ...udp.map(({ address, port }) => ({ address, port, transport: 'udp' as const })),
  ];
}
