import { describe, expect, test } from '@jest/globals';
import type { Happening } from '../evidence.ts';
import { reasonFor, seen } from '../example-transcript.ts';
import { codes, one, unanswered } from './example-mistake.ts';
import { tellTales } from './printed-mistakes.ts';

const printed = (text: string, stream: 'stdout' | 'stderr' = 'stderr') =>
  codes(one, [seen.started(), seen.printed('server', text, stream), ...unanswered]);

describe('what the program printed', () => {
  const printing: Record<string, [shows: string, nearMiss: string]> = {
    'address-in-use': ['OSError: [Errno 98] Address already in use\n', 'OSError: address not found\n'],
    'decodes-what-is-not-text': [
      "UnicodeDecodeError: 'utf-8' codec can't decode\n",
      'UnicodeEncodeError: x\n',
    ],
    'dies-of-a-broken-connection': ['BrokenPipeError: [Errno 32]\n', 'ConnectionRefusedError: [Errno 111]\n'],
    'cannot-read-the-json': [
      'json.decoder.JSONDecodeError: Extra data\n',
      'TypeError: not JSON serializable\n',
    ],
    'shares-while-looping': [
      'RuntimeError: dictionary changed size during iteration\n',
      'RuntimeError: no loop\n',
    ],
  };

  test.each(Object.entries(printing))('gives %s away', (code, [shows, nearMiss]) => {
    expect(printed(`Traceback (most recent call last):\n${shows}`)).toContain(code);
    expect(printed(nearMiss)).not.toContain(code);
    expect(printed(shows, 'stdout')).not.toContain(code);
  });

  test('has an example for each', () => {
    expect(Object.keys(printing).sort()).toEqual(tellTales.map(({ code }) => code).sort());
  });
});

describe('an address taken for a number', () => {
  const noNumber = "ValueError: invalid literal for int() with base 10: '127.0.0.1'\n";
  const typed: Happening = { kind: 'program-typed', program: 'server', bytes: Buffer.from('127.0.0.1\n') };
  const crashing = (...before: Happening[]) =>
    reasonFor(one, [...before, seen.printed('server', noNumber, 'stderr'), ...unanswered]).findings[0]
      ?.message;

  test('is told with how it came to the program', () => {
    const started: Happening = {
      kind: 'program-started',
      program: 'server',
      argv: ['server', '127.0.0.1', '8080'],
    };
    expect(crashing(started, typed)).toBe(
      'The program took 127.0.0.1 for a number: it is the line that was typed first.',
    );
    expect(crashing(started)).toBe('The program took 127.0.0.1 for a number: it is one of its arguments.');
    expect(crashing(seen.started())).toBe('The program took 127.0.0.1 for a number.');
  });

  test('is not told of another text that is no number', () => {
    expect(printed("ValueError: invalid literal for int() with base 10: 'ten'\n")).toEqual([]);
  });
});
