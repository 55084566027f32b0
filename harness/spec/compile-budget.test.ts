import { expect, test } from '@jest/globals';
import { CompileBudget } from './compile-budget.ts';

test('a text is compiled once, and what was wrong is remembered', () => {
  const compiling = new CompileBudget();
  let times = 0;
  const mistake = () => {
    times += 1;
    return 'it is odd';
  };
  compiling.compile('regex', 'a', mistake);
  expect(compiling.compile('regex', 'a', mistake)).toEqual({ state: 'wrong', why: 'it is odd' });
  expect(times).toBe(1);
  expect(compiling.compile('schema', 'a', () => undefined)).toEqual({ state: 'right' });
});

test('many large expressions are too much, many small ones are not', () => {
  const large = new CompileBudget();
  const small = new CompileBudget();
  const compiled = Array.from({ length: 1000 }, (_, n) => [
    large.compile('regex', `${'[^a]{999}'.repeat(50)}${n}`, () => undefined).state,
    small.compile('regex', `^${n} [0-9]{3} OK$`, () => undefined).state,
  ]);
  expect([compiled[0], compiled.at(-1)]).toEqual([
    ['right', 'right'],
    ['too-much', 'right'],
  ]);
});
