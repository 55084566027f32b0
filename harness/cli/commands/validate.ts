import { planRun } from '../../plan/plan.ts';
import { loadAssignment } from '../../spec/load.ts';
import { assignmentFile, renderProblems, shortPath } from '../open-assignment.ts';

/** Says of each file that it is right, or every mistake in it. */
export async function validate(paths: string[]): Promise<number> {
  let wrong = false;
  for (const path of paths) {
    const file = assignmentFile(path);
    const loaded = loadAssignment(file);
    if (Array.isArray(loaded)) {
      wrong = true;
      process.stdout.write(`${renderProblems(loaded)}\n`);
    } else {
      const plan = planRun(loaded, { cases: [], tags: [] }, 0);
      const points = plan.reduce((sum, { case: one }) => sum + (one.extraCredit ? 0 : one.points), 0);
      process.stdout.write(`${shortPath(file)}: right, ${plan.length} cases, ${points} points\n`);
    }
  }
  return wrong ? 2 : 0;
}
