import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { RE2JS } from 're2js';

/** `pattern` in schemas runs on the linear engine: no author's expression can hang a run. */
const linear = Object.assign(
  (pattern: string) => {
    const compiled = RE2JS.compile(pattern);
    return { test: (text: string) => compiled.matcher(text).find() };
  },
  { code: 'linear' },
);

/** Compiles an author's JSON Schema (draft 2020-12), or says in one sentence why it is none. */
export function compileSchema(schema: unknown): ValidateFunction | string {
  if (typeof schema !== 'boolean' && (typeof schema !== 'object' || schema === null))
    return 'a schema is a mapping';
  const ajv = new Ajv2020({
    strict: true,
    allErrors: false,
    logger: false,
    code: { regExp: linear as never },
  });
  try {
    return ajv.compile(schema);
  } catch (error) {
    return error instanceof Error
      ? (error.message
          .replace(/^schema is invalid: data\//, 'its ')
          .split(', ')[0]
          ?.slice(0, 200) ?? '')
      : 'it cannot be compiled';
  }
}
