import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Assignment } from '../spec/assignment.ts';
import { loadAssignment } from '../spec/load.ts';
import { renderProblem } from '../spec/render-problem.ts';
import type { SpecProblem } from '../spec/spec-problem.ts';
import { UsageError } from './usage-error.ts';

/** The assignment's file, named itself or by its folder. */
export function assignmentFile(path: string): string {
  const inside = join(path, 'assignment.yaml');
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder) return path;
  if (!existsSync(inside)) throw new UsageError(`There is no assignment.yaml in ${path}.`);
  return inside;
}

/** The assignment, or all its mistakes as one message. */
export function openAssignment(path: string): Assignment {
  const loaded = loadAssignment(assignmentFile(path));
  if (Array.isArray(loaded)) throw new UsageError(renderProblems(loaded));
  return loaded;
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
