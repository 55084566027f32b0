import { describe, expect, test } from '@jest/globals';
import type { Frame, Tolerance } from '../../spec/assignment.ts';
import { at, brief, is, match } from './example-moment.ts';

type Row = [expected: string, received: string, tolerate: Tolerance[], outcome: string];

describe('the next bytes of a stream that has begun before', () => {
  test.each<Row>([
    ['hello\n', 'hello\n', [], 'yes 6'],
    ['hello', 'hello world', [], 'yes 5'],
    ['hello', 'hel', [], 'more'],
    ['hello', '', [], 'more'],
    ['', '', [], 'yes 0'],
    ['hello', 'help', [], 'no wrong-answer'],
    ['hello\n', 'hello', ['newline'], 'more, then yes 5 newline'],
    ['hello\r\n', 'hello', ['newline'], 'more, then yes 5 newline'],
    ['hello\n', 'hell', ['newline'], 'more'],
    ['hello', '\nhello', ['newline'], 'yes 6 newline'],
    ['hello', '\r\nhello', ['newline'], 'yes 7 newline'],
    ['hello', '\r', ['newline'], 'more'],
    ['hello', '\rhello', ['newline'], 'no wrong-answer'],
    ['\nhello', '\nhello', ['newline'], 'yes 6'],
    ['hello', '\nhello', [], 'no wrong-answer'],
    ['hello', 'hi\nhello', ['banner'], 'no wrong-answer'],
  ])('%j against %j, tolerating %j: %s', (expected, received, tolerate, outcome) => {
    expect(brief(match(is(expected), received, { tolerate, fresh: false }))).toBe(outcome);
  });
});

describe('a greeting before the first bytes', () => {
  test.each<Row>([
    ['hello', 'hi\nhello', ['banner'], 'yes 8 banner'],
    ['hello', 'hi\nthere\nhello!', ['banner'], 'yes 14 banner'],
    ['hello', 'hello', ['banner'], 'yes 5'],
    ['hello', 'hi', ['banner'], 'more, then no wrong-answer'],
    ['hello', 'hi\n', ['banner'], 'more'],
    ['hello', 'hi\nHELLO', ['banner'], 'more, then no wrong-answer'],
    ['hello', 'hi\nHELLO', ['banner', 'letter-case'], 'yes 8 letter-case banner'],
    ['hello', 'hi\nhello', [], 'no wrong-answer'],
    ['hello', '\nhello', ['newline'], 'no wrong-answer'],
  ])('%j against %j, tolerating %j: %s', (expected, received, tolerate, outcome) => {
    expect(brief(match(is(expected), received, { tolerate }))).toBe(outcome);
  });

  test('is not waited for when nothing more can come', () => {
    const over = { tolerate: ['banner'] as Tolerance[], over: true };
    expect(brief(match(is('hello'), 'hi', over))).toBe('no wrong-answer');
    expect(brief(match(is('hello'), 'hi\n', over))).toBe('more');
  });

  test('has an end', () => {
    expect(brief(match(is('hello'), 'x'.repeat(70_000), { tolerate: ['banner'] }))).toBe('no wrong-answer');
    expect(brief(match(is('hello'), 'x\n'.repeat(70_000), { tolerate: ['banner'] }))).toBe('no wrong-answer');
  });
});

describe('a whole message', () => {
  const untilClose: Frame = { kind: 'until-close' };
  test.each<Row>([
    ['hello', 'hello', [], 'yes 5'],
    ['hello', 'hello world', [], 'no wrong-answer'],
    ['hello', 'hell', [], 'no wrong-answer'],
    ['hello', 'hello\r\n', [], 'no wrong-answer'],
    ['hello', 'hello\r\n', ['newline'], 'yes 7 newline'],
    ['hello\n', 'hello', ['newline'], 'yes 5 newline'],
    ['hello', 'hello\n\n', ['newline'], 'no wrong-answer'],
    ['hello', 'hello \t', ['trailing-space'], 'yes 7 trailing-space'],
    ['hello', 'hello \n', ['trailing-space', 'newline'], 'yes 7 trailing-space newline'],
    ['hello', 'hello \n', ['newline'], 'no wrong-answer'],
    ['hello', 'hello\0\0', ['nul-padding'], 'yes 7 nul-padding'],
  ])('%j against %j, tolerating %j: %s', (expected, received, tolerate, outcome) => {
    expect(brief(match(is(expected), received, { frame: untilClose, over: true, tolerate }))).toBe(outcome);
  });
});

test('the first byte that differs is named in what is shown', () => {
  const leading = match(is('hello'), '\nhelp', { fresh: false, tolerate: ['newline'] });
  expect(leading).toMatchObject({ mismatch: { received: Buffer.from('help'), differsAt: 3 } });
  const short = match(is('hello'), 'hel', { frame: { kind: 'fixed', bytes: 3 } });
  expect(short).toMatchObject({ mismatch: { message: 'the message is too short', differsAt: 3 } });
});

test('bytes may be random, repeated or not text', () => {
  const random = at({ kind: 'bytes', bytes: { kind: 'random', bytes: 70_000, seed: 1 } });
  const got = match(random, Buffer.alloc(70_000));
  expect(got).toMatchObject({ match: 'no', mismatch: { differsAt: 0 } });
  const binary = at({ kind: 'bytes', bytes: { kind: 'base64', base64: 'AP8=' } });
  expect(brief(match(binary, Buffer.from([0, 255, 1])))).toBe('yes 2');
});
