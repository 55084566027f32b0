import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { RE2JS } from 're2js';

/** `pattern` in schemas runs on the linear engine: no author's expression can hang a run. */
const linear = Object.assign(
  (pattern: string) => {
    const compiled = RE2JS.compile(pattern);
    return { test: (text: string) => compiled.matcher(text).find() };
  },
  { code: 'linear' },
);

const ajv = new Ajv2020({
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  logger: false,
  code: { regExp: linear as never },
});
formats.default(ajv);

/** Compiles an author's JSON Schema (draft 2020-12), or says in one sentence why it is none. */
export function compileSchema(schema: unknown): ValidateFunction | string {
  if (typeof schema !== 'object' || schema === null) return 'a schema is a mapping';
  try {
    return ajv.compile(schema);
  } catch (error) {
    return reasonOf(error instanceof Error ? error.message : '');
  } finally {
    // Two schemas may carry the same identifier.
    ajv.removeSchema(schema);
  }
}

function reasonOf(message: string): string {
  if (message.includes('no schema with key or ref')) return 'its `$schema` is not draft 2020-12';
  const [first = ''] = message.replace(/^schema is invalid: data\/?/, 'its ').split(', ');
  return first.replace(/^strict mode: /, '').slice(0, 200);
}
