import { expect, test } from '@jest/globals';
import { caseLines } from './case-lines.ts';

const text = [
  'cases:',
  '  - id: first',
  '    steps:',
  '',
  '      - send: |',
  '          a',
  '  # about the second',
  '  - id: second',
  '    points: 2  ',
  '    # at the end',
  '',
  'other: 1',
].join('\n');

test('a case has its own lines, and none of the next', () => {
  expect(caseLines(text, 2)).toEqual({
    first: 2,
    lines: ['  - id: first', '    steps:', '', '      - send: |', '          a'],
  });
});

test('the last one ends where something else begins', () => {
  expect(caseLines(text, 8).lines).toEqual(['  - id: second', '    points: 2']);
});
