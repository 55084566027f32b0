import type { Act } from '../../spec/assignment.ts';
import type { Happening } from '../../verdict/evidence.ts';
import { caseOf, steps } from '../../verdict/example-case.ts';
import { transcriptOf } from '../../verdict/example-transcript.ts';
import { judge } from '../../verdict/judge.ts';
import { caseReport } from '../case-report.ts';
import type { Ladder } from './ladder.ts';
import { ladderOf } from './ladder-of.ts';

/** The ladder of a case of these acts in which this happened, a millisecond apart. */
export function ladderFor(acts: Act[], happenings: Happening[], programs = ['server']): Ladder {
  const transcript = transcriptOf(caseOf(steps(acts), { programs }), happenings);
  const source = acts.map(({ verb }) => `      - ${verb}: it`).join('\n');
  const verdict = caseReport({
    verdict: judge(transcript),
    assignment: { file: 'assignment.yaml', text: source },
    events: transcript.events,
    repeat: 'again',
  });
  return ladderOf({ transcript, verdict, source });
}

/** Over a link: one datagram is lost, one comes twice, two change places. */
export const overLink: Ladder = {
  lifelines: [
    { name: 'alice', kind: 'peer' },
    { name: 'link', kind: 'link' },
    { name: 'server', kind: 'program' },
  ],
  rows: [
    { at: 1, ...datagram('one'), arrives: 6 },
    { at: 2, ...datagram('two'), arrives: 3 },
    { at: 4, ...datagram('three'), state: 'lost' },
    { at: 5, ...datagram('two'), state: 'duplicate', arrives: 7 },
  ],
};

function datagram(content: string) {
  const sent = Buffer.from(content);
  const way = { end: 'alice', from: 'alice', through: 'link', to: 'server' };
  const pieces = [{ at: 1, size: sent.length }];
  const whole = { pieces, carries: { size: sent.length, bytes: sent } };
  return { kind: 'arrow', unit: 'datagram', state: 'delivered', ...way, ...whole } as const;
}
