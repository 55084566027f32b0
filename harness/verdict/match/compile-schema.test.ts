import { expect, test } from '@jest/globals';
import { compileSchema } from './compile-schema.ts';

const answer = {
  type: 'object',
  required: ['result'],
  properties: { result: { type: 'number' }, tags: { type: 'array', uniqueItems: true } },
  additionalProperties: false,
};

test('a value that fits has no fault', () => {
  expect(compileSchema(answer)({ result: 5 })).toBeUndefined();
});

test.each<[unknown, string]>([
  [{ result: '5' }, '/result must be number'],
  [{}, "the value must have required property 'result'"],
  [{ result: 5, extra: 1 }, 'the value must NOT have additional properties ("extra")'],
  [[], 'the value must be object'],
])('%j is refused in one sentence', (value, sentence) => {
  expect(compileSchema(answer)(value)).toBe(sentence);
});

test('each pattern is its own', () => {
  const both = compileSchema({ properties: { a: { pattern: '^a$' }, b: { pattern: '^b$' } } });
  expect(both({ a: 'a', b: 'b' })).toBeUndefined();
  expect(both({ a: 'a', b: 'a' })).toBe('/b must match pattern "^b$"');
  expect(both({ a: 'b', b: 'b' })).toBe('/a must match pattern "^a$"');
});

test('formats are checked', () => {
  const date = compileSchema({ type: 'string', format: 'date' });
  expect(date('2024-02-29')).toBeUndefined();
  expect(date('2023-02-29')).toContain('date');
});

test('schemas may carry the same identifier', () => {
  const $id = 'https://example.org/answer';
  expect(compileSchema({ $id, type: 'string' })('x')).toBeUndefined();
  expect(compileSchema({ $id, type: 'number' })('x')).toBe('the value must be number');
});

test('a schema is compiled once', () => {
  expect(compileSchema({ type: 'null' })).toBe(compileSchema({ type: 'null' }));
});

/** Milliseconds of processor that the work took. */
function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user } = process.cpuUsage(before);
  return user / 1000;
}

test('a pattern that explodes elsewhere takes linear time', () => {
  const explosive = compileSchema({
    type: 'string',
    pattern: '^(a+)+$',
    propertyNames: { pattern: '(x+x+)+y' },
  });
  const hostile = `${'a'.repeat(20_000)}!`;
  expect(cost(() => expect(explosive(hostile)).toContain('pattern'))).toBeLessThan(2000);
});

test('a hundred thousand items are told apart in linear time', () => {
  const items = Array.from({ length: 100_000 }, (_, n) => ({ n }));
  expect(cost(() => expect(compileSchema(answer)({ result: 1, tags: items })).toBeUndefined())).toBeLessThan(
    2000,
  );
  const twice = [...items, { n: 5 }];
  expect(compileSchema(answer)({ result: 1, tags: twice })).toContain('/tags must NOT have duplicate items');
});

test.each(['date-time', 'uri', 'email', 'hostname', 'ipv6', 'uuid', 'json-pointer', 'regex'])(
  'the format %s judges a long hostile text in bounded time',
  (format) => {
    const test = compileSchema({ type: 'string', format });
    const hostile = ['a', ':', '.', '%', '-', '/', 'http://a.', 'a@', '0:', '('].map((part) =>
      part.repeat(60_000 / part.length),
    );
    expect(cost(() => hostile.forEach((text) => void test(text)))).toBeLessThan(2000);
  },
);
