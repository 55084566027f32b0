import { expect, test } from '@jest/globals';
import type { Act } from '../../spec/assignment.ts';
import { layoutsIn } from '../../spec/layouts-in.ts';
import { acts, caseOf, somewhere, steps } from '../../verdict/example-case.ts';
import { during, seen, transcriptOf } from '../../verdict/example-transcript.ts';
import { judge } from '../../verdict/judge.ts';
import { caseReport } from '../case-report.ts';
import { knownLayouts } from './known-layouts.ts';
import { ladderOf } from './ladder-of.ts';
import { messageWords } from './message-words.ts';

const source = 'messages:\n  ask: { id: u16be }\n  answer: { id: u16be }\n  other: { x: u8 }\n';
const [ask, answer] = layoutsIn(source);
if (!ask || !answer) throw new Error('the source describes no messages');

const talk: Act[] = [
  acts.open('alice'),
  { ...acts.send('alice', ''), payload: { kind: 'message', layout: ask, values: { id: 7 } } } as Act,
  acts.expect(
    'alice',
    { kind: 'message', layout: answer, values: { id: 7 }, place: somewhere },
    { frame: { kind: 'datagram' } },
  ),
];
const planned = caseOf(steps(talk));

test('all that the text describes is known, and what the steps send and await', () => {
  const { all, sent, awaited } = knownLayouts(planned.case, source);
  expect(all.map(({ name }) => name)).toEqual(['ask', 'answer', 'other']);
  expect([...sent]).toEqual(['ask']);
  expect([...awaited]).toEqual(['answer']);
});

test('a ladder tells messages of one form apart by who sent them', () => {
  const transcript = transcriptOf(planned, [
    seen.started(),
    ...during('0', 'satisfied', seen.openedUdp('alice')),
    ...during('1', 'satisfied', seen.sent('alice', '\0\x07')),
    ...during('2', 'impossible', seen.received('alice', '\0\x08')),
  ]);
  const assignment = { file: 'assignment.yaml', text: source };
  const verdict = caseReport({ verdict: judge(transcript), assignment, events: transcript.events });
  const { rows } = ladderOf({ transcript, verdict, source });
  const told = rows.flatMap((row) => (row.kind === 'arrow' ? messageWords(row.carries.messages ?? []) : []));
  expect(told).toEqual(['ask id=7', 'answer id=8']);
});
