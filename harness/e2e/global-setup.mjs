import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bundle from '../../build.mjs';

/** Bundles what whole-run tests run, and gives all tests a temporary folder that is removed after them. */
export default async function setUp() {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'wiregrade-tests-'));
  await bundle();
}
