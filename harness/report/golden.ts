import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';

/** Holds text against a file beside the tests; `UPDATE_GOLDEN=1` writes the file anew. */
export function expectGolden(file: string, text: string): void {
  const path = join(import.meta.dirname, file);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
