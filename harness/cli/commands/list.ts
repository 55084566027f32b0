import { planRun } from '../../plan/plan.ts';
import { openAssignment } from '../open-assignment.ts';

/** Prints the cases of each assignment, in the order in which they run. */
export async function list(paths: string[]): Promise<number> {
  for (const path of paths) {
    const assignment = await openAssignment(path);
    process.stdout.write(`${assignment.id}: ${assignment.title}\n`);
    const plan = planRun(assignment, { cases: [], tags: [] }, 0);
    const longest = Math.max(...plan.map(({ id }) => id.length));
    for (const { id, title, case: one } of plan) {
      const notes = [
        ...(one.visibility === 'visible' ? [] : [one.visibility]),
        ...(one.extraCredit ? ['extra credit'] : []),
        ...one.tags.map((tag) => `#${tag}`),
        ...(one.needs.length > 0 ? [`needs ${one.needs.join(', ')}`] : []),
      ];
      const note = notes.length > 0 ? `  (${notes.join('; ')})` : '';
      process.stdout.write(`  ${String(one.points).padStart(3)}  ${id.padEnd(longest)}  ${title}${note}\n`);
    }
  }
  return 0;
}
