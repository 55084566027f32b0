import { planRun } from '../plan/plan.ts';
import type { Assignment } from '../spec/assignment.ts';
import { missingFiles } from '../spec/missing-files.ts';
import { loadMutants, type Mutant } from '../spec/mutants.ts';
import type { SpecProblem } from '../spec/spec-problem.ts';

/** The mutants of an assignment whose files are all there, or what its author has to mend. */
export function readMutants(assignment: Assignment): Mutant[] | SpecProblem[] {
  const missing = missingFiles(assignment);
  if (missing.length > 0 || assignment.mutants === undefined) return missing;
  const plan = planRun(assignment, { cases: [], tags: [] }, 0);
  const cases = [...new Set(plan.flatMap((one) => [one.case.id, one.id]))];
  return loadMutants(assignment.mutants, { references: Object.keys(assignment.reference), cases });
}

/** Tells mistakes from mutants. */
export function areProblems(list: Mutant[] | SpecProblem[]): list is SpecProblem[] {
  return list.some((one) => 'code' in one);
}
