import { describe, expect, test } from '@jest/globals';
import { at, brief, json, line, match } from './example-moment.ts';
import { pointInto } from './match-json.ts';

const framed = { frame: line };

test.each([
  [json({ n: '${n}', text: 'n${n}' }), '{"text":"n7","n":7}', 'yes 20'],
  [json({ n: '${n}' }), '{"n":"7"}', 'no wrong-answer'],
  [json([1, 2]), '[2,1]', 'no wrong-answer'],
  [at({ kind: 'json-includes', value: { a: 1 } }), '{"a":1,"b":2}', 'yes 14'],
  [at({ kind: 'schema', name: 's', schema: { type: 'number' } }), '"5"', 'no schema-mismatch'],
  [json(null), '', 'no not-json'],
  [json('é'), '"é"', 'yes 5'],
  [json(1), '01', 'no not-json'],
])('%j against %j: %s', (pattern, received, outcome) => {
  expect(brief(match(pattern, `${received}\n`, framed))).toBe(outcome);
});

describe('hostile JSON', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const long = { frame: { kind: 'line', end: 'lf', max: 10_000_000 } } as const;

  test.each([
    ['equal', json({ result: 5 })],
    ['part', at({ kind: 'json-includes', value: [[[]]] })],
    [
      'schema',
      at({
        kind: 'schema',
        name: 's',
        schema: { $defs: { a: { items: { $ref: '#/$defs/a' } } }, $ref: '#/$defs/a' },
      }),
    ],
  ])('nested a hundred thousand deep is no JSON to us: %s', (_, pattern) => {
    expect(brief(match(pattern, `${deep}\n`, long))).toBe('no not-json');
    expect(pointInto(Buffer.from(deep), '/0')).toBeUndefined();
  });

  test('brackets inside texts do not count as nesting', () => {
    const text = `${'['.repeat(2000)}\\"${'{'.repeat(2000)}`;
    expect(brief(match(json({}), `{"a":"${text}"}\n`, long))).toBe('no wrong-answer');
  });

  test.each(['\0'.repeat(500_000), '\\"'.repeat(500_000), '"\\"'.repeat(300_000), '[}'.repeat(500_000)])(
    'is read in linear time, whatever repeats',
    (repeated) => {
      const before = process.cpuUsage();
      const result = match(json({}), `{"a":1${repeated}x\n`, { ...long, tolerate: ['nul-padding'] });
      expect(brief(result)).toBe('no not-json');
      expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
    },
  );

  test('of megabytes is judged, and shown in brief', () => {
    const huge = `[${'"x",'.repeat(1_000_000)}1]`;
    const result = match(json({ result: 5 }), `${huge}\n`, long);
    expect(result).toMatchObject({ mismatch: { message: expect.stringMatching(/^.{1,120}$/) } });
  });
});

describe('a JSON pointer', () => {
  const message = Buffer.from('{"id":7,"a/b":{"~":[1,[2]]},"":0,"none":null}');

  test.each([
    ['', { id: 7, 'a/b': { '~': [1, [2]] }, '': 0, none: null }],
    ['/id', 7],
    ['/a~1b/~0/1/0', 2],
    ['/', 0],
    ['/none', null],
    ['/missing', undefined],
    ['/id/0', undefined],
    ['/a~1b/~0/01', undefined],
    ['/a~1b/~0/', undefined],
    ['/a~1b/~0/-', undefined],
    ['/constructor', undefined],
  ])('%j names %j', (pointer, value) => {
    expect(pointInto(message, pointer)).toEqual(value);
  });

  test('names nothing in what is not JSON', () => {
    expect(pointInto(Buffer.from('x'), '')).toBeUndefined();
  });
});
