import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { assignment } from './assignment-schema.ts';
import { referencePage } from './reference-page.ts';

/** A generated file: its path from the repository's root, and its text. */
export interface GeneratedFile {
  path: string;
  text: string;
}

/** Everything that follows from the definition of the language. */
export async function files(bundled: (code: string) => Promise<string>): Promise<GeneratedFile[]> {
  return [
    { path: 'harness/spec/assignment.schema.json', text: `${JSON.stringify(assignment, null, 2)}\n` },
    { path: 'harness/spec/validate.generated.js', text: await validator(bundled) },
    { path: 'docs/language.md', text: referencePage() },
  ];
}

async function validator(bundled: (code: string) => Promise<string>): Promise<string> {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    messages: false,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addSchema(assignment);
  const code = standaloneCode.default(ajv, {
    validate: 'assignment.schema.json',
  });
  return [
    '// Generated from harness/spec/language; `npm run generate` writes it anew.',
    `export const schema = ${JSON.stringify(assignment)};`,
    await bundled(code),
  ].join('\n');
}
