import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { Assignment, Case, Program, Role } from '../spec/assignment.ts';

/** A fresh folder with these files, for one test file; gone when its tests are done. */
export function folderOf(files: Record<string, string>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'wiregrade-submission-')));
  afterwards.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const afterwards: string[] = [];
afterAll(() => {
  for (const folder of afterwards) rmSync(folder, { recursive: true });
});

/** An assignment that asks for these programs and accepts these names for them. */
export function assignmentFor(programs: Partial<Record<Role, string[]>>): Assignment {
  const entries = Object.entries(programs).map(([name, entry]) => [name, programOf(name as Role, entry)]);
  const asks = { programs: Object.keys(programs) } as Case;
  const unused = { id: 'a', title: 'A', file: '/a.yaml', text: '', reference: {} };
  return { ...unused, programs: Object.fromEntries(entries), cases: [asks] };
}

function programOf(role: Role, entry: string[]): Program {
  return { name: role, role, transport: 'tcp', args: ['${host}', '${port}'], env: {}, stdin: [], entry };
}
