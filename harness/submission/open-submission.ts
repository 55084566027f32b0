import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Assignment, Program } from '../spec/assignment.ts';
import { withNearestName } from '../spec/nearest-name.ts';
import { findProgram, type Wanted } from './find-program.ts';
import { spineOf } from './homes.ts';
import { isFileOf, listFiles } from './list-files.ts';
import { isOverrideProblem, startableFromOverride } from './override.ts';
import { OWN_FILE, type OwnFile, readOwnFile } from './read-own-file.ts';
import {
  type FoundProgram,
  isSubmissionProblem,
  type Overrides,
  type ProgramOverride,
  type Submission,
  type SubmissionProblem,
} from './submission.ts';

/** Reads what was handed in: which of the assignment's programs are there, and how each is built and started. */
export function openSubmission(
  path: string,
  assignment: Assignment,
  overrides: Overrides = {},
): Submission | SubmissionProblem {
  const folder = resolve(path);
  if (!isFolder(folder)) return noFolder(folder);
  const wanted = wantedPrograms(assignment);
  const files = listFiles(folder);
  if (isSubmissionProblem(files)) return files;
  const misnamed = unknownProgram(overrides, wanted);
  if (misnamed) return misnamed;
  const own = ownFileOf(folder, wanted);
  if (own && isSubmissionProblem(own)) return own;
  return programsOf(folder, wanted, overrides, own);
}

/** The programs that the assignment's cases ask of a submission. */
export function wantedPrograms(assignment: Assignment): Wanted[] {
  const names = new Set(assignment.cases.flatMap((one) => one.programs));
  const programs = [...names].flatMap((name) => assignment.programs[name] ?? []);
  return programs.map((program) => ({
    program,
    stems: stemsOf(program, programs),
    only: programs.length === 1,
  }));
}

type OwnFileAt = OwnFile & { workingFolder: string; path: string };

function ownFileOf(folder: string, wanted: Wanted[]): OwnFileAt | SubmissionProblem | undefined {
  const workingFolder = spineOf(folder).find((path) => isFileOf(folder, join(path, OWN_FILE)));
  if (workingFolder === undefined) return undefined;
  const names = wanted.map(({ program }) => program.name);
  const read = readOwnFile(join(folder, workingFolder), names);
  return isSubmissionProblem(read)
    ? read
    : { ...read, workingFolder, path: join(folder, workingFolder, OWN_FILE) };
}

function programsOf(
  folder: string,
  wanted: Wanted[],
  overrides: Overrides,
  own: OwnFileAt | undefined,
): Submission | SubmissionProblem {
  const programs: Record<string, FoundProgram> = {};
  for (const one of wanted) {
    const name = one.program.name;
    const override = merged(own?.overrides[name], overrides[name]);
    const found = override ? fromOverride(override, one, folder, own) : findProgram(folder, one);
    if (isSubmissionProblem(found)) return found;
    programs[name] = found;
  }
  return { name: basename(folder), folder, programs };
}

function fromOverride(
  override: ProgramOverride,
  { program }: Wanted,
  folder: string,
  own: OwnFileAt | undefined,
): FoundProgram | SubmissionProblem {
  const workingFolder = own?.workingFolder ?? spineOf(folder).at(-1) ?? '.';
  const startable = startableFromOverride(override, program, workingFolder);
  if (!isOverrideProblem(startable)) return { state: 'found', program: startable };
  const { part, column, message } = startable;
  const start = own?.places[program.name]?.[part.key === 'run' ? 'run' : `build-${part.index}`];
  const place = start && { ...start, column: start.column + column - 1, length: 1 };
  return { code: 'bad-override', path: own?.path ?? folder, message, ...(place && { place }) };
}

function merged(own: ProgramOverride | undefined, ordered: ProgramOverride | undefined) {
  return own && ordered ? { ...own, ...ordered } : (ordered ?? own);
}

function unknownProgram(overrides: Overrides, wanted: Wanted[]): SubmissionProblem | undefined {
  const names = wanted.map(({ program }) => program.name);
  const wrong = Object.keys(overrides).find((name) => !names.includes(name));
  if (wrong === undefined) return undefined;
  const message = withNearestName(`The assignment asks for no program \`${wrong}\``, wrong, names);
  return { code: 'bad-override', path: wrong, message };
}

function stemsOf(program: Program, all: Program[]): string[] {
  const alone = all.filter(({ role }) => role === program.role).length === 1;
  return [...new Set(alone ? [program.name, program.role] : [program.name])];
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function noFolder(path: string): SubmissionProblem {
  const exists = statSync(path, { throwIfNoEntry: false }) !== undefined;
  const message = exists
    ? `${path} is a file; name the folder that holds it.`
    : `There is no folder ${path}.`;
  return { code: 'no-folder', path, message };
}
