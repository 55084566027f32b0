import { planRun } from '../../plan/plan.ts';
import type { Assignment } from '../../spec/assignment.ts';
import { loadAssignment } from '../../spec/load.ts';
import type { SpecProblem } from '../../spec/spec-problem.ts';
import { counted } from '../../verdict/counted.ts';
import { chanceLines } from '../chance-lines.ts';
import { assignmentFile, renderProblems, shortPath } from '../open-assignment.ts';
import { areProblems, readMutants } from '../read-mutants.ts';

/** Says of each file that it is right, or every mistake in it and in its mutants. */
export async function validate(paths: string[]): Promise<number> {
  let wrong = false;
  for (const path of paths) {
    const loaded = await loadWhole(assignmentFile(path));
    if (Array.isArray(loaded)) wrong = true;
    process.stdout.write(`${Array.isArray(loaded) ? renderProblems(loaded) : summaryOf(loaded)}\n`);
  }
  return wrong ? 2 : 0;
}

/** The assignment, where all that its author needs is right as well. */
async function loadWhole(file: string): Promise<Assignment | SpecProblem[]> {
  const loaded = await loadAssignment(file);
  if (Array.isArray(loaded)) return loaded;
  const mutants = readMutants(loaded);
  return areProblems(mutants) ? mutants : loaded;
}

function summaryOf(assignment: Assignment): string {
  const plan = planRun(assignment, { cases: [], tags: [] }, 0);
  const points = plan.reduce((sum, { case: one }) => sum + (one.extraCredit ? 0 : one.points), 0);
  const summary = `${shortPath(assignment.file)}: right, ${counted(plan.length, 'case')}, ${counted(points, 'point')}`;
  return [summary, ...chanceLines(assignment)].join('\n');
}
