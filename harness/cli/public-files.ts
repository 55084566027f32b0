import { dirname } from 'node:path';
import type { BundleFile } from '../report/bundles/bundle-file.ts';
import { handoutFiles } from '../report/bundles/handout-files.ts';
import { publicCases } from '../report/bundles/public-cases.ts';
import type { Assignment } from '../spec/assignment.ts';
import { missingHandout } from '../spec/missing-files.ts';
import type { SpecProblem } from '../spec/spec-problem.ts';
import { openAssignmentFolder } from './assignment-folder.ts';
import { renderProblems } from './open-assignment.ts';
import { UsageError } from './usage-error.ts';

/** What students may have of an assignment; there must be something that they can run. */
export function publicFiles(assignment: Assignment): BundleFile[] {
  if (publicCases(assignment).shown.length === 0)
    throw new UsageError('No case is left that students could run: all are hidden, or need the reference.');
  const missing = missingHandout(assignment);
  if (missing.length > 0) throw new UsageError(renderProblems(missing));
  const files = handoutFiles(assignment, openAssignmentFolder(dirname(assignment.file)));
  if (isFiles(files)) return files;
  const why = files.map(({ message }) => `  ${message}`);
  throw new UsageError(
    [
      'Without its hidden cases the assignment does not load. Does a visible case use an anchor of a hidden one?',
      ...why,
    ].join('\n'),
  );
}

function isFiles(made: BundleFile[] | SpecProblem[]): made is BundleFile[] {
  return made.every((one) => 'path' in one);
}
