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
      const points = loaded.cases.reduce((sum, one) => sum + (one.extraCredit ? 0 : one.points), 0);
      process.stdout.write(`${shortPath(file)}: right, ${loaded.cases.length} cases, ${points} points\n`);
    }
  }
  return wrong ? 2 : 0;
}
