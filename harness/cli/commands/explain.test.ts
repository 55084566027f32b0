import { expect, test } from '@jest/globals';
import { explanationOf } from './explain.ts';

test('a reason is explained however its letters are written', () => {
  expect(explanationOf('No-Answer')).toMatch(/^no-answer: No answer came\n\n {2}Not one byte/);
});

test('a known mistake is explained with its hint', () => {
  expect(explanationOf('reads-once')).toMatch(/^reads-once: One full buffer .*\n\n {2}One recv\(\) returns/);
});

test('a code that is none is answered with the nearest, in one sentence', () => {
  expect(() => explanationOf('no-anser')).toThrow(
    'There is no reason or known mistake no-anser; did you mean `no-answer`? `wiregrade explain` lists them all.',
  );
});
