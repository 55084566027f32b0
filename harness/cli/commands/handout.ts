import { join } from 'node:path';
import { publicCases } from '../../report/bundles/public-cases.ts';
import { counted } from '../../verdict/counted.ts';
import { openAssignment, shortPath } from '../open-assignment.ts';
import { publicFiles } from '../public-files.ts';
import { writeBundle } from '../write-bundle.ts';

/** Writes what students get of an assignment: no hidden case, no reference, no mutant. */
export async function handout(path: string, { out }: { out?: string }): Promise<number> {
  const assignment = await openAssignment(path);
  const { shown, central, hidden } = publicCases(assignment);
  const files = publicFiles(assignment);
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
