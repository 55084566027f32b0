import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { generatedFiles } from './generate.mjs';

const root = join(import.meta.dirname, '../..');

test('generated files are what the definition of the language gives', async () => {
  for (const { path, text } of await generatedFiles()) {
    const fresh = (await readFile(join(root, path), 'utf8')) === text;
    expect([path, fresh ? 'fresh' : 'stale: node harness/spec/generate.mjs']).toEqual([path, 'fresh']);
  }
});
