import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Assignment } from '../spec/assignment.ts';
import { loadAssignment } from '../spec/load.ts';
import { renderProblem } from '../spec/render-problem.ts';
import type { SpecProblem } from '../spec/spec-problem.ts';
import { UsageError } from './usage-error.ts';

/** The assignment's file, named itself or by its folder. */
export function assignmentFile(path: string): string {
  if (!existsSync(path)) throw new UsageError(`There is no file or folder ${path}.`);
  if (!isFolder(path)) return path;
  if (isAssignmentFolder(path)) return fileIn(path);
  const below = readdirSync(path)
    .map((name) => join(path, name))
    .filter(isAssignmentFolder);
  const instead = below.length === 0 ? '' : ` Below it there are ${below.join(', ')}.`;
  throw new UsageError(`There is no assignment.yaml in ${path}.${instead}`);
}

/** The assignment, or all its mistakes as one message. */
export async function openAssignment(path: string): Promise<Assignment> {
  const loaded = await loadAssignment(assignmentFile(path));
  if (Array.isArray(loaded)) throw new UsageError(renderProblems(loaded));
  return loaded;
}

/** The same for a command that takes submissions after it: the two are easily swapped. */
export async function openAssignmentFor(path: string, submissions: string[]): Promise<Assignment> {
  const swapped =
    isFolder(path) && !isAssignmentFolder(path) ? submissions.find(isAssignmentFolder) : undefined;
  if (swapped === undefined) return await openAssignment(path);
  throw new UsageError(
    `The assignment comes first, then what is handed in: ${swapped} is an assignment, ${path} is none.`,
  );
}

export function renderProblems(problems: SpecProblem[]): string {
  const rendered = problems.map((problem) => {
    const text = existsSync(problem.file) ? readFileSync(problem.file, 'utf8') : '';
    return renderProblem({ ...problem, file: shortPath(problem.file) }, text);
  });
  const count = problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`;
  return [...rendered, count].join('\n\n');
}

/** As the user would type it from where they are. */
export function shortPath(path: string): string {
  const near = relative('', path);
  return near === '' || near.length > path.length ? path : near;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isAssignmentFolder(path: string): boolean {
  return isFolder(path) && existsSync(fileIn(path));
}

function fileIn(folder: string): string {
  return join(folder, 'assignment.yaml');
}
