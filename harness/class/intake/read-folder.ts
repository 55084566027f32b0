import type { SubmissionProblem } from '../../submission/submission.ts';
import type { Intake, Read } from './intake-order.ts';
import { notesOnLoose } from './loose-files.ts';
import { wrappersOf } from './open-path.ts';
import { readMixed, readPlain } from './plain.ts';
import { type OpenedFolder, type Source, sourceAt } from './source.ts';
import { notesOnOne } from './taken-for-one.ts';

/** As one hand-in or a folder of them, perhaps one folder too deep; told is what that leaves out. */
export function readFolder(path: string, opened: OpenedFolder, intake: Intake): Read | SubmissionProblem {
  const read = readHandIns(opened, intake);
  if ('code' in read) return read;
  const { source, exported } = read;
  const strays = notesOnOne(path, source, exported, intake.assignment);
  return { source, exported, notes: [...strays, ...notesOnLoose(source.folder, exported)] };
}

type HandIns = Omit<Read, 'notes'>;

function readHandIns(
  opened: OpenedFolder,
  { paths, assignment, overrides }: Intake,
): HandIns | SubmissionProblem {
  const sources = wrappersOf(opened.folder).map((folder) => sourceAt(folder, opened));
  for (const source of sources) {
    const exported = readMixed(source, assignment);
    if (exported) return { source, exported };
  }
  const tries = sources.map((source): HandIns | SubmissionProblem => {
    const exported = readPlain({ ...source, name: opened.name }, assignment, overrides);
    return Array.isArray(exported) ? { source, exported } : exported;
  });
  const found = tries.find((one) => 'source' in one);
  // Named among others (`hand-ins/*`), it is one of them: nobody else waits for what is not in it.
  if (found || paths.length === 1) return found ?? (tries[0] as SubmissionProblem);
  const [source] = sources as [Source];
  return {
    source,
    exported: [{ label: opened.name, students: [], pieces: [{ from: '.', to: '.' }] }],
  };
}
