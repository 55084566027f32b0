import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { RE2JS } from 're2js';

/** `pattern` in schemas runs on the linear engine: no author's expression can hang a run. */
const linear = Object.assign(
  (pattern: string) => {
    const compiled = RE2JS.compile(pattern);
    const test = (text: string) => compiled.matcher(text).find();
    // The validator tells patterns apart by their text.
    return { test, toString: () => pattern };
  },
  { code: 'linear' },
);

let opened: Ajv2020 | undefined;

/** Made for the first schema: most assignments have none, and it takes a while. */
function validator(): Ajv2020 {
  if (opened) return opened;
  opened = new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTuples: false,
    allowUnionTypes: true,
    logger: false,
    code: { regExp: linear as never },
  });
  formats.default(opened);
  return opened;
}

/** Why a value is no JSON Schema (draft 2020-12) that can be used, in one sentence; nothing where it is one. */
export function schemaMistake(schema: unknown): string | undefined {
  if (typeof schema !== 'object' || schema === null) return 'a schema is a mapping';
  try {
    validator().compile(schema);
    return undefined;
  } catch (error) {
    return reasonOf(error instanceof Error ? error.message : '');
  } finally {
    // Two schemas may carry the same identifier.
    validator().removeSchema(schema);
  }
}

function reasonOf(message: string): string {
  if (message.includes('no schema with key or ref')) return 'its `$schema` is not draft 2020-12';
  const [first = ''] = message.startsWith('schema is invalid') ? message.split(', ') : [message];
  return first
    .replace(/^schema is invalid: data\/?/, 'its ')
    .replace(/^strict mode: /, '')
    .replace(/ \(strict\w+\)$/, '')
    .slice(0, 200);
}
