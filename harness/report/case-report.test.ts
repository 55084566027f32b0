import { expect, test } from '@jest/globals';
import type { Evidence } from '../verdict/evidence.ts';
import { caseReport } from './case-report.ts';
import { crash, failedWith, passed, verdictOf, wrongAnswer } from './example-report.ts';
import { programTails } from './program-tail.ts';

const record = { assignment: { file: 'a.yaml', text: 'one\r\ntwo\r\n' }, events: [], repeat: 'again' };

test('a place carries the line’s text', () => {
  const place = { line: 2, column: 1, length: 3 };
  const verdict = verdictOf('a', failedWith('no-answer', 'none came', { place }));
  expect(caseReport({ ...record, verdict }).outcome).toMatchObject({
    reason: { place: { file: 'a.yaml', ...place, text: 'two' } },
  });
});

test('expected and received are cut at the same byte', () => {
  const expected = { bytes: Buffer.alloc(1000, 'x') };
  const received = Buffer.concat([Buffer.alloc(900, 'x'), Buffer.from('y')]);
  const shown = { expected, received, differsAt: 900 };
  const verdict = verdictOf('a', failedWith('wrong-answer', 'differs', { shown }));
  expect(caseReport({ ...record, verdict }).outcome).toMatchObject({
    reason: {
      shown: {
        expected: { bytes: { leftOutBefore: 840, size: 1000 } },
        received: { leftOutBefore: 840, size: 901, caret: 60 },
      },
    },
  });
});

test('long bytes that came back unanswered are not shown twice', () => {
  const sent = Buffer.alloc(70_000, 'x');
  const shown = { sent, expected: { bytes: Buffer.from(sent) }, received: Buffer.alloc(0) };
  const verdict = verdictOf('a', failedWith('no-answer', 'no answer', { shown }));
  expect(caseReport({ ...record, verdict }).outcome).toMatchObject({
    reason: {
      shown: { sent: { size: 70_000, leftOutAfter: 69_940 }, expected: { words: 'the same 70000 bytes' } },
    },
  });
});

test('short bytes, and others than those sent, are shown', () => {
  const shownOf = (sent: string, expected: string) => {
    const shown = { sent: Buffer.from(sent), expected: { bytes: Buffer.from(expected) } };
    const verdict = verdictOf('a', failedWith('no-answer', 'no answer', { shown }));
    return caseReport({ ...record, verdict }).outcome;
  };
  expect(shownOf('hello', 'hello')).toMatchObject({
    reason: { shown: { expected: { bytes: { text: 'hello' } } } },
  });
  expect(shownOf('x'.repeat(100), 'y'.repeat(100))).toMatchObject({
    reason: { shown: { expected: { bytes: { text: 'y'.repeat(60) } } } },
  });
});

test('a passed case has no reason, and keeps its transcript’s path', () => {
  const one = caseReport({ ...record, verdict: verdictOf('a', passed), transcript: 'a.jsonl' });
  expect(one).toMatchObject({
    outcome: { state: 'passed', earned: 2 },
    transcript: 'a.jsonl',
    repeat: 'again',
  });
  expect(one.outcome).not.toHaveProperty('reason');
});

test('what ran says how long it took, what did not run does not', () => {
  const verdict = verdictOf('a', passed);
  const events: Evidence[] = [{ at: 12.4, kind: 'steps-done' }];
  expect(caseReport({ ...record, verdict, events }).tookMs).toBe(12);
  expect(caseReport({ ...record, verdict })).not.toHaveProperty('tookMs');
});

test('hints go into the report with their failure', () => {
  const verdict = verdictOf('a', { state: 'failed', earned: 0, reason: wrongAnswer });
  expect(caseReport({ ...record, verdict }).outcome).toMatchObject({
    reason: { findings: [{ code: 'upper-case' }] },
  });
});

test('a program’s output comes without its colours, and with how it ended', () => {
  expect(programTails(crash)).toEqual([
    { name: 'server', end: { state: 'ended', code: 1 }, lines: ['listening', 'KeyError: 7'], leftOut: 0 },
  ]);
});

test('a program that only we ended was running', () => {
  const stopped: Evidence = {
    at: 9,
    kind: 'program-ended',
    program: 'server',
    status: { signal: 'SIGKILL' },
    by: 'us',
  };
  expect(programTails([...crash.slice(0, 2), stopped])).toMatchObject([{ end: { state: 'running' } }]);
});

test('only the last lines of a long output are kept', () => {
  const bytes = Buffer.from(Array.from({ length: 30 }, (_, n) => `line ${n}\r\n`).join(''));
  const flood: Evidence = { at: 1, kind: 'program-printed', program: 'server', stream: 'stdout', bytes };
  const [tail] = programTails([crash[0] as Evidence, flood]);
  expect(tail).toMatchObject({ leftOut: 20 });
  expect(tail?.lines).toHaveLength(10);
  expect(tail?.lines.at(-1)).toBe('line 29');
});
