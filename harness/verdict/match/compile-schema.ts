import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { RE2JS } from 're2js';

/** Says what a value breaks, or undefined if it fits. */
export type SchemaTest = (value: unknown) => string | undefined;

const compiled = new Map<string, SchemaTest>();

/** Compiled once a process; patterns run on a linear engine, so no reply can stall the judge. */
export function compileSchema(schema: unknown): SchemaTest {
  const key = JSON.stringify(schema);
  const known = compiled.get(key);
  if (known) return known;
  const validate = newAjv().compile(schema as object);
  const test: SchemaTest = (value) => (validate(value) ? undefined : sentence(validate.errors ?? []));
  compiled.set(key, test);
  return test;
}

function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: false, strict: false, code: { regExp: linearRegExp } });
  addFormats.default(ajv);
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    validate: (wanted: boolean, items: unknown[]) => !wanted || allDifferent(items),
    error: { message: 'must NOT have duplicate items' },
  });
  return ajv;
}

/** The library compares each item with each other; a long answer would take hours. */
function allDifferent(items: unknown[]): boolean {
  return new Set(items.map((item) => JSON.stringify(item, withSortedKeys))).size === items.length;
}

function withSortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const linearRegExp = Object.assign(
  (pattern: string): RegExp => {
    const engine = RE2JS.compile(pattern);
    const test = (text: string): boolean => engine.matcher(text).find();
    // The validator tells patterns apart by their text.
    return { test, toString: () => pattern } as unknown as RegExp;
  },
  { code: 'require("re2js").RE2JS.compile' },
);

function sentence(errors: ErrorObject[]): string {
  const [first] = errors;
  if (!first) return 'the schema refuses the value';
  const where = first.instancePath || 'the value';
  const extra = first.params.additionalProperty as string | undefined;
  return `${where} ${first.message ?? 'is wrong'}${extra === undefined ? '' : ` (${JSON.stringify(extra)})`}`;
}
