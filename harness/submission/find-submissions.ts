import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Assignment } from '../spec/assignment.ts';
import { type Find, findProgram, type Wanted } from './find-program.ts';
import { sourcesIn, spineOf, subFoldersOf } from './homes.ts';
import { isFileOf } from './list-files.ts';
import { wantedPrograms } from './open-submission.ts';
import { OWN_FILE } from './read-own-file.ts';
import type { Overrides, SubmissionProblem } from './submission.ts';

/** A folder that `openSubmission` is to open, and what reports call it. */
export interface SubmissionFolder {
  name: string;
  folder: string;
}

/** The submissions under the paths given: each is one, or a folder of them; in order of path and name. */
export function findSubmissions(
  paths: string[],
  assignment: Assignment,
  overrides: Overrides = {},
): SubmissionFolder[] | SubmissionProblem {
  const wanted = wantedPrograms(assignment);
  const folders: string[] = [];
  for (const path of paths) {
    const found = submissionsIn(resolve(path), wanted, overrides);
    if (!Array.isArray(found)) return found;
    folders.push(...found);
  }
  return named([...new Set(folders)]);
}

function submissionsIn(folder: string, wanted: Wanted[], overrides: Overrides): string[] | SubmissionProblem {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return { code: 'no-folder', path: folder, message: `There is no folder ${folder}.` };
  }
  const own = looksLike(folder, wanted);
  if (own === 'submission') return [folder];
  const inside = subFoldersOf(folder, '.').map((path) => join(folder, path));
  if (inside.some((path) => looksLike(path, wanted) !== 'other')) return inside;
  // Programs under other names are a student's mistake, and cost points.
  if (own === 'guess' || spineOf(folder).some((path) => sourcesIn(folder, path).length > 0)) return [folder];
  if (Object.keys(overrides).length === 0) return noProgram(folder, wanted);
  return inside.length > 0 ? inside : [folder];
}

/** `guess`: it holds one source file that nothing names, as a folder of submissions may, too. */
function looksLike(folder: string, wanted: Wanted[]): 'submission' | 'guess' | 'other' {
  if (spineOf(folder).some((path) => isFileOf(folder, join(path, OWN_FILE)))) return 'submission';
  const finds = wanted.map((one) => findProgram(folder, one)).filter(({ state }) => state === 'found');
  if (finds.length === 0) return 'other';
  return finds.some(({ guessed }) => !guessed) ? 'submission' : 'guess';
}

function noProgram(folder: string, wanted: Wanted[]): SubmissionProblem {
  const finds = wanted.map((one) => [one, findProgram(folder, one)] as const);
  const message = finds.map(([{ program }, find]) => lookedInVain(program.name, find)).join(' ');
  return { code: 'no-program', path: folder, message: `There is no submission in ${folder}. ${message}` };
}

function lookedInVain(program: string, find: Find): string {
  if (find.state === 'found') return '';
  return [`Looked for ${program} as ${find.looked.join(', ')}.`, ...find.near].join(' ');
}

/** By the folder's name; where two have the same, by the folder above as well. */
function named(folders: string[]): SubmissionFolder[] {
  const count = new Map<string, number>();
  for (const folder of folders) count.set(basename(folder), (count.get(basename(folder)) ?? 0) + 1);
  return folders.map((folder) => {
    const alone = count.get(basename(folder)) === 1;
    return { folder, name: alone ? basename(folder) : join(basename(dirname(folder)), basename(folder)) };
  });
}
