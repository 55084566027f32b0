import { describe, expect, test } from '@jest/globals';
import type { Frame, Pattern, Tolerance } from '../../spec/assignment.ts';
import { at, brief, includes, is, isLine, json, line, match, matches, raw, value } from './example-moment.ts';

type Row = [pattern: Pattern, received: string, tolerate: Tolerance[], outcome: string];
const five = json({ result: 5 });
const crlf: Frame = { kind: 'line', end: 'crlf', max: 1000 };

const lines: Row[] = [
  [isLine('hello'), 'hello\nmore', [], 'yes 6'],
  [isLine('hello'), 'hello\r\n', [], 'yes 7'],
  [isLine('hello'), 'hello', [], 'more'],
  [isLine('hello'), 'HELLO\n', [], 'no wrong-answer'],
  [isLine('hello'), 'HELLO\n', ['letter-case'], 'yes 6 letter-case'],
  [isLine('hello'), 'hello  \n', ['trailing-space'], 'yes 8 trailing-space'],
  [isLine('hello'), 'hello', ['newline'], 'more, then yes 5 newline'],
  [isLine('hello'), 'hell', ['newline'], 'more'],
  [isLine('n is ${n}'), 'n is 7\n', [], 'yes 7'],
  [isLine('hello'), '\nhello\n', ['newline'], 'yes 7 newline'],
  [isLine('hello'), '\nhello\n', [], 'no wrong-answer'],
  [isLine(''), '\n', ['newline'], 'yes 1'],
  [isLine('hello'), 'hi\nhello\n', ['banner'], 'yes 9 banner'],
  [isLine('hello'), 'hi\n', ['banner'], 'more, then no wrong-answer'],
  [isLine('hello'), 'hi\nhel', ['banner'], 'more, then no wrong-answer'],
  [five, '{"result":5}\n', [], 'yes 13'],
  [five, '\0\0{"result":5}\0\0\n', ['nul-padding'], 'yes 17 nul-padding'],
  [five, '{"result":5}\0\n', [], 'no not-json'],
  [includes('llo'), 'hello world\n', [], 'yes 12'],
  [matches('^h.*d$'), 'hello world\n', [], 'yes 12'],
];

describe('a line', () => {
  test.each(lines)('%j against %j, tolerating %j: %s', (pattern, received, tolerate, outcome) => {
    expect(brief(match(pattern, received, { frame: line, tolerate }))).toBe(outcome);
  });

  test('without its end is judged when nothing more can come, where that is tolerated', () => {
    const over = { frame: line, over: true };
    expect(brief(match(isLine('hello'), 'hello', over))).toBe('more');
    expect(brief(match(isLine('hello'), 'hello', { ...over, tolerate: ['newline'] }))).toBe('yes 5 newline');
    expect(brief(match(isLine('hello'), 'HELLO', { ...over, tolerate: ['newline'] }))).toBe(
      'no wrong-answer',
    );
  });

  test('that must end with CRLF may end with LF where `cr` is tolerated', () => {
    expect(brief(match(isLine('hello'), 'hello\n', { frame: crlf }))).toBe('no wrong-answer');
    expect(brief(match(isLine('hello'), 'hello\n', { frame: crlf, tolerate: ['cr'] }))).toBe('yes 6 cr');
    expect(brief(match(isLine('hello'), 'hello\r\n', { frame: crlf, tolerate: ['cr'] }))).toBe('yes 7');
  });

  test('is its own frame among bytes without frames', () => {
    expect(brief(match(isLine('hello'), 'hello', { frame: raw }))).toBe('more');
    expect(brief(match(isLine('hello'), 'hello\nx', { frame: raw }))).toBe('yes 6');
  });

  test('after any number of tolerated greeting lines is found without climbing the stack', () => {
    const greeting = 'x\n'.repeat(30_000);
    const banner = { frame: line, tolerate: ['banner'] as Tolerance[] };
    expect(brief(match(isLine('hello'), `${greeting}hello\n`, banner))).toBe('yes 60006 banner');
    expect(brief(match(isLine('hello'), greeting.repeat(3), banner))).toBe('no wrong-answer');
  });
});

describe('a JSON value', () => {
  test.each<[Pattern, string, string]>([
    [five, '{"result":5}', 'yes 12'],
    [five, ' {"result" : 5.0} {', 'yes 17'],
    [five, '{"result":5', 'more'],
    [five, '{"result":6}', 'no wrong-answer'],
    [five, "{'result':5}", 'no not-json'],
    [json(5), '5', 'more, then yes 1'],
    [json(5), '5\n', 'yes 1'],
    [json(5), ' 5', 'more, then yes 2'],
    [json(5), '57', 'more'],
  ])('%j against %j: %s', (pattern, received, outcome) => {
    expect(brief(match(pattern, received, { frame: value }))).toBe(outcome);
    expect(brief(match(pattern, received, { frame: raw }))).toBe(outcome);
  });

  test('is not complete when the stream ends in its middle', () => {
    const schema = at({ kind: 'schema', name: 'x', schema: { type: 'object' } });
    expect(brief(match(schema, '{"result":', { frame: value, over: true }))).toBe('more');
    expect(brief(match(json(5), '5', { frame: value, over: true }))).toBe('yes 1');
  });
});

describe('without frames', () => {
  test.each<[Pattern, string, string]>([
    [includes('llo'), 'hello world', 'yes 5'],
    [includes('llo'), 'hel', 'more, then no wrong-answer'],
    [matches('l+'), 'hello', 'yes 4'],
    [matches('ö'), 'Zwölf!', 'yes 4'],
    [matches('x'), 'hello', 'more, then no wrong-answer'],
    [matches('x'), '', 'more'],
    [at({ kind: 'size', min: 3, max: 5 }), 'ab', 'more, then no wrong-answer'],
    [at({ kind: 'size', min: 3, max: 5 }), 'abcd', 'yes 4'],
    [at({ kind: 'size', min: 3, max: 5 }), 'abcdefgh', 'yes 5'],
    [at({ kind: 'size', min: '${n}', max: '${n}' }), 'abcdefgh', 'yes 7'],
    [is('ab'), 'abc', 'yes 2'],
  ])('%j against %j: %s', (pattern, received, outcome) => {
    expect(brief(match(pattern, received))).toBe(outcome);
  });

  test('what has not come when the stream ends is missing', () => {
    expect(brief(match(includes('llo'), 'hel', { over: true }))).toBe('no wrong-answer');
  });

  test('a regular expression takes the bytes that it covers, text or not', () => {
    const received = Buffer.concat([Buffer.from([0xff, 0xe2, 0x82]), Buffer.from('ok, more')]);
    expect(brief(match(matches('ok'), received))).toBe('yes 5');
    expect(brief(match(matches('€'), Buffer.from('€uro')))).toBe('yes 3');
    expect(brief(match(matches('😀'), Buffer.concat([Buffer.from('😀x'), Buffer.from([0x80])])))).toBe(
      'yes 4',
    );
  });

  test('letters in the other case are found where that is tolerated, the first occurrence first', () => {
    const loose = { tolerate: ['letter-case'] as Tolerance[] };
    expect(brief(match(includes('Hello'), 'HELLO Hello', loose))).toBe('yes 5 letter-case');
    expect(brief(match(includes('Hello'), 'Hello HELLO', loose))).toBe('yes 5');
    expect(brief(match(includes('é'), 'É', loose))).toBe('more, then no wrong-answer');
  });
});

test('a message of fixed size is held against the pattern as a whole', () => {
  const frame: Frame = { kind: 'fixed', bytes: 4 };
  expect(brief(match(is('abcd'), 'abcdef', { frame }))).toBe('yes 4');
  expect(brief(match(is('abc'), 'abcdef', { frame }))).toBe('no wrong-answer');
  expect(brief(match(at({ kind: 'size', min: 1, max: 3 }), 'abcd', { frame }))).toBe('no wrong-answer');
});

test('a broken envelope is a wrong answer that says why', () => {
  const frame: Frame = { kind: 'length-prefix', bytes: 4, endian: 'big', includesHeader: false };
  expect(match(five, '{"result":5}', { frame })).toMatchObject({
    mismatch: { code: 'wrong-answer', message: expect.stringContaining('length prefix') },
  });
});

test('an explosive regular expression takes linear time', () => {
  const hostile = `${'a'.repeat(20_000)}!\n`;
  const before = process.cpuUsage();
  expect(brief(match(matches('^(a+)+$'), hostile, { frame: { ...line, max: 65_536 } as Frame }))).toBe(
    'no wrong-answer',
  );
  expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
});
