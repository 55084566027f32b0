import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitWords } from './split-words.ts';

describe('splitting a command line', () => {
  test.each([
    ['python3 my.py ${port}', ['python3', 'my.py', '${port}']],
    ["  java  -cp 'my folder' Server ", ['java', '-cp', 'my folder', 'Server']],
    ['./a "say \\"hi\\" \\n" b\\ c', ['./a', 'say "hi" \\n', 'b c']],
    ["x '' y''z", ['x', '', 'yz']],
    ['x "&&" ">"', ['x', '&&', '>']],
  ])('cuts %j', (line, words) => {
    expect(splitWords(line)).toEqual({ words });
  });

  test.each([
    ["python3 'my.py", 9, 'never closed'],
    ['cd src && make', 8, 'no shell'],
    ['   ', 1, 'no command'],
    ['x \\', 3, 'backslash'],
  ])('refuses %j at column %d', (line, column, message) => {
    expect(splitWords(line)).toEqual({ column, problem: expect.stringContaining(message) });
  });

  test('gives back any words that were quoted', () => {
    const quoted = (word: string) => `'${word.replaceAll("'", `'"'"'`)}'`;
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (words) => {
        expect(splitWords(words.map(quoted).join(' '))).toEqual({ words });
      }),
    );
  });
});
