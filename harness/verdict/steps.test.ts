import { describe, expect, test } from '@jest/globals';
import type { Act, Step } from '../spec/assignment.ts';
import type { Happening, WaitEnd } from './evidence.ts';
import { acts, bytes, caseOf, steps } from './example-case.ts';
import { during, seen, transcriptOf } from './example-transcript.ts';
import { judge } from './judge.ts';
import { leafOf, leavesById } from './leaf-steps.ts';
import type { Verdict } from './verdict.ts';

const answer = (id: string, end: string, text: string): Happening[] =>
  during(id, 'satisfied', seen.received(end, text));
const silence = (id: string): Happening[] => during(id, 'expired');

const ended = (step: string, wait: WaitEnd): Happening => ({ kind: 'step-ended', step, wait });

function repeat(times: number, inner: Step[], points?: number): Omit<Step, 'id' | 'place'> {
  const act: Act = { verb: 'repeat', times, as: 'n', steps: inner };
  return points === undefined ? { act } : { act, points };
}

function together(...branches: Step[][]): Act {
  return { verb: 'together', branches };
}

function verdictOf(list: Step[], happened: Happening[]): Verdict {
  return judge(transcriptOf(caseOf(list), happened));
}

describe('steps that carry points', () => {
  const two = steps([
    acts.connect('alice'),
    { act: acts.expect('alice', bytes('a')), points: 0.5 },
    { act: acts.expect('alice', bytes('b')), points: 1.5 },
  ]);
  const first = [...during('0', 'satisfied', seen.opened('alice')), ...answer('1', 'alice', 'a')];

  test('are earned though a later one fails', () => {
    expect(verdictOf(two, [...first, ...silence('2')])).toMatchObject({
      state: 'failed',
      earned: 0.5,
      checks: [{}, { points: 0.5, passed: true }, { points: 1.5, passed: false }],
    });
  });

  test('earn the case’s points when all pass', () => {
    expect(verdictOf(two, [...first, ...answer('2', 'alice', 'b'), seen.done])).toMatchObject({ earned: 2 });
  });

  test('earn nothing in an undecided case', () => {
    const fault = { kind: 'fault', fault: { code: 'interrupted' } } as const;
    expect(verdictOf(two, [...first, fault])).toMatchObject({ state: 'undecided', earned: 0 });
  });
});

describe('repeat', () => {
  const inner = steps([{ act: acts.expect('alice', bytes('${n}')), points: 1 }], '1.');
  const list = steps([acts.connect('alice'), repeat(2, inner), acts.expect('alice', bytes('!'))]);
  const opened = during('0', 'satisfied', seen.opened('alice'));
  const round = (n: number, text: string): Happening[] => [
    { kind: 'step-began', step: `1.0[${n}]`, vars: { n } },
    seen.received('alice', text),
    { kind: 'step-ended', step: `1.0[${n}]`, wait: 'satisfied' },
  ];

  test('judges each round with its own number', () => {
    const both = [...opened, ...round(1, '1'), ...round(2, '2'), ...answer('2', 'alice', '!'), seen.done];
    expect(verdictOf(list, both)).toMatchObject({
      state: 'passed',
      checks: [{}, { step: '1.0[1]' }, { step: '1.0[2]' }, {}],
    });
    const wrong = verdictOf(list, [...opened, ...round(1, '1'), ...round(2, '1')]);
    expect(wrong).toMatchObject({
      state: 'failed',
      reason: { shown: { expected: { bytes: Buffer.from('2') } } },
    });
  });

  test('earns its points once, and only when every round is behind', () => {
    const both = [...opened, ...round(1, '1'), ...round(2, '2')];
    expect(verdictOf(list, [...both, ...silence('2')])).toMatchObject({ state: 'failed', earned: 1 });
    expect(verdictOf(list, [...opened, ...round(1, '1'), ...round(2, 'x')])).toMatchObject({ earned: 0 });
  });

  test('may carry points itself', () => {
    const whole = steps([
      acts.connect('alice'),
      repeat(1, steps([acts.expect('alice', bytes('1'))], '1.'), 2),
      acts.quiet('alice'),
    ]);
    const done = [...opened, ...round(1, '1')];
    const late = during('2', 'impossible', seen.received('alice', '?'));
    expect(verdictOf(whole, [...done, ...late])).toMatchObject({ state: 'failed', earned: 2 });
  });
});

const branch = (end: string, prefix: string): Step[] =>
  steps([{ act: acts.expect(end, bytes('hi')), points: 1 }], prefix);
const pair = steps([
  acts.connect('ann'),
  acts.connect('bob'),
  together(branch('ann', '2.0.'), branch('bob', '2.1.')),
]);
const bothOpen = [
  ...during('0', 'satisfied', seen.opened('ann')),
  ...during('1', 'satisfied', seen.opened('bob')),
  { kind: 'step-began', step: '2.0.0', vars: {} } as Happening,
  { kind: 'step-began', step: '2.1.0', vars: {} } as Happening,
];

test('steps taken together are judged each by its own evidence, in whatever order they end', () => {
  const happened = [
    ...bothOpen,
    seen.received('bob', 'hi'),
    ended('2.1.0', 'satisfied'),
    seen.received('ann', 'hi'),
    ended('2.0.0', 'satisfied'),
    seen.done,
  ];
  expect(verdictOf(pair, happened)).toMatchObject({
    state: 'passed',
    checks: [{}, {}, { step: '2.1.0' }, { step: '2.0.0' }],
  });
});

test('a branch that was called off is no check and no failure of its own', () => {
  const happened = [
    ...bothOpen,
    seen.received('bob', 'ho'),
    ended('2.1.0', 'impossible'),
    ended('2.0.0', 'interrupted'),
  ];
  const verdict = verdictOf(pair, happened);
  expect(verdict).toMatchObject({ state: 'failed', earned: 0, reason: { code: 'wrong-answer' } });
  expect(verdict.checks.map(({ step }) => step)).toEqual(['0', '1', '2.1.0']);
});

test('a branch that had ended keeps its points', () => {
  const happened = [
    ...bothOpen,
    seen.received('ann', 'hi'),
    ended('2.0.0', 'satisfied'),
    ended('2.1.0', 'expired'),
  ];
  expect(verdictOf(pair, happened)).toMatchObject({
    state: 'failed',
    earned: 1,
    reason: { code: 'no-answer' },
  });
});

test('a step is known by its id, whatever the round', () => {
  expect(leafOf('3.0.1[12][3]')).toBe('3.0.1');
  const nested = steps([repeat(2, steps([together(steps([acts.quiet('a')], '0.0.0.'))], '0.'))]);
  expect([...leavesById(nested).keys()]).toEqual(['0.0.0.0']);
});
