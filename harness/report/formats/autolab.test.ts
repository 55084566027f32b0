import { expect, test } from '@jest/globals';
import { renderAutolab } from './autolab.ts';
import { hostileReport, mixedReport } from './hostile-report.ts';

const linesOf = (text: string) => text.trimEnd().split('\n');

test('the last line is the scores by problem, and no line else', () => {
  const [, scores, ...others] = linesOf(renderAutolab(mixedReport));
  expect(others).toEqual([]);
  expect(JSON.parse(scores ?? '')).toEqual({
    scores: { passes: 2, fails: 1, 'hidden-1': 0.5, skipped: 0, 'hidden-2': 0.5, bonus: 2, undecided: 0 },
  });
});

test('the line before is the feedback, in the stage of the assignment', () => {
  const [feedback = ''] = linesOf(renderAutolab(mixedReport));
  expect(JSON.parse(feedback)).toMatchObject({
    _presentation: 'semantic',
    stages: ['An echo server'],
    'An echo server': {
      'The case passes (passes)': { passed: true },
      'The case fails (fails)': { passed: false, hint: expect.stringContaining('Send back the bytes') },
    },
  });
});

test('hostile text adds no line that could be taken for the scores', () => {
  expect(linesOf(renderAutolab(hostileReport))).toHaveLength(2);
});

test('nothing of a hidden case is in it but its points', () => {
  expect(renderAutolab(mixedReport)).not.toMatch(/secret/i);
});
