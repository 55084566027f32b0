import { expect, test } from '@jest/globals';
import { schemaMistake } from './schema-mistake.ts';

test.each([
  {
    type: 'object',
    properties: { error: { type: 'string' } },
    required: ['error'],
    not: { required: ['result'] },
  },
  { type: ['string', 'null'] },
  { type: 'string', format: 'date' },
  { type: 'array', prefixItems: [{ type: 'string' }] },
  { $defs: { name: { type: 'string' } }, $ref: '#/$defs/name' },
])('%j is a schema that can be used', (schema) => {
  expect(schemaMistake(schema)).toBeUndefined();
});

test.each([
  [{ type: 'object', propertys: {} }, 'unknown keyword: "propertys"'],
  [{ required: ['a'] }, 'missing type "object" for keyword "required" at "#"'],
  [{ $schema: 'http://json-schema.org/draft-07/schema#' }, 'its `$schema` is not draft 2020-12'],
  [{ type: 'string', pattern: '(?=a)' }, 'error parsing regexp: invalid or unsupported Perl syntax: `(?=`'],
  ['object', 'a schema is a mapping'],
])('of %j an author learns what is wrong', (schema, mistake) => {
  expect(schemaMistake(schema)).toBe(mistake);
});

test('two schemas may carry the same identifier', () => {
  const $id = 'https://example.org/answer';
  expect([schemaMistake({ $id, type: 'string' }), schemaMistake({ $id, type: 'number' })]).toEqual([
    undefined,
    undefined,
  ]);
});

test('each pattern of the definition of schemas is held against its own values', () => {
  expect(schemaMistake({ $anchor: '1 #' })).toBe(
    'its $anchor must match pattern "^[A-Za-z_][-A-Za-z0-9._]*$"',
  );
});
