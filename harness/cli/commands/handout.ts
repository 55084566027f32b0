import { dirname, join } from 'node:path';
import { handoutFiles } from '../../report/bundles/handout-files.ts';
import { publicCases } from '../../report/bundles/public-cases.ts';
import { counted } from '../../verdict/counted.ts';
import { openAssignmentFolder } from '../assignment-folder.ts';
import { openAssignment, renderProblems, shortPath } from '../open-assignment.ts';
import { UsageError } from '../usage-error.ts';
import { writeBundle } from '../write-bundle.ts';

/** Writes what students get of an assignment: no hidden case, no reference, no mutant. */
export async function handout(path: string, { out }: { out?: string }): Promise<number> {
  const assignment = await openAssignment(path);
  const { shown, central, hidden } = publicCases(assignment);
  if (shown.length === 0)
    throw new UsageError('No case is left that students could run: all are hidden, or need the reference.');
  const files = handoutFiles(assignment, openAssignmentFolder(dirname(assignment.file)));
  if (!isFiles(files))
    throw new UsageError(
      `Without its hidden cases the assignment does not load. Does a visible case use an anchor that stands in a hidden one?\n\n${renderProblems(files)}`,
    );
  const folder = out ?? join('handouts', assignment.id);
  writeBundle(folder, files);
  const withheld = [
    ...(hidden.length === 0 ? [] : [`${counted(hidden.length, 'hidden case')} left out`]),
    ...(central.length === 0
      ? []
      : [`${counted(central.length, 'case')} played against the reference left out`]),
  ];
  const lines = [
    `${shortPath(folder)}: ${[counted(shown.length, 'case'), ...withheld].join(', ')}`,
    ...files.map((file) => `  ${file.path}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

type Made = ReturnType<typeof handoutFiles>;
type Files = Extract<Made, { path: string }[]>;

function isFiles(made: Made): made is Files {
  return made.every((one) => 'path' in one);
}
