import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from '../spec/mutants.ts';
import type { SpecProblem } from '../spec/spec-problem.ts';

/** Copies the reference and makes it wrong; a text that is not there exactly once is the author's mistake. */
export function makeMutant(mutant: Mutant, reference: string, folder: string, file: string): SpecProblem[] {
  cpSync(reference, folder, { recursive: true });
  return mutant.edits.flatMap((edit) => {
    const path = join(folder, join('/', edit.file));
    const text = readText(path);
    const parts = text?.split(edit.replace) ?? [];
    if (parts.length === 2) {
      writeFileSync(path, parts.join(edit.with));
      return [];
    }
    const found =
      text === undefined ? `there is no file ${edit.file}` : `it stands there ${parts.length - 1} times`;
    const message = `${mutant.id}: the text to replace must stand in ${edit.file} exactly once; ${found}`;
    return [{ code: 'wrong-value', file, place: mutant.place, message } as const];
  });
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
