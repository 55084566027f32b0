import { planRun } from '../../plan/plan.ts';
import type { PlannedCase } from '../../plan/planned-case.ts';
import { score } from '../../score/score.ts';
import { counted } from '../../verdict/counted.ts';
import { openAssignment } from '../open-assignment.ts';

/** Prints the cases of each assignment, in the order in which they run, and what they are worth. */
export async function list(paths: string[]): Promise<number> {
  for (const path of paths) {
    const assignment = await openAssignment(path);
    const plan = planRun(assignment, { cases: [], tags: [] }, 0);
    const longest = Math.max(...plan.map(({ id }) => id.length));
    const lines = [
      `${assignment.id}: ${assignment.title}`,
      ...plan.map((planned) => caseLine(planned, longest)),
      worthLine(plan),
    ];
    process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  }
  return 0;
}

function caseLine({ id, title, case: one }: PlannedCase, longest: number): string {
  const notes = [
    ...(one.visibility === 'visible' ? [] : [one.visibility]),
    ...(one.extraCredit ? ['extra credit'] : []),
    ...one.tags.map((tag) => `#${tag}`),
    ...(one.needs.length > 0 ? [`needs ${one.needs.join(', ')}`] : []),
  ];
  const note = notes.length > 0 ? `  (${notes.join('; ')})` : '';
  return `  ${String(one.points).padStart(3)}  ${id.padEnd(longest)}  ${title}${note}`;
}

function worthLine(plan: PlannedCase[]): string {
  const { possible, extra } = score(plan.map((one) => ({ state: 'skipped', earned: 0, case: one.case })));
  const more = extra > 0 ? ` and ${extra} of extra credit` : '';
  return `  ${String(possible).padStart(3)}  in all: ${counted(plan.length, 'case')}${more}`;
}
