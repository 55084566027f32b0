import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Assignment } from '../../spec/assignment.ts';
import type { HandIn } from '../../submission/hand-in.ts';
import type { Overrides, SubmissionProblem } from '../../submission/submission.ts';
import { brokenWords, refusalWords } from './archive/refusal-words.ts';
import { type ExportKind, exportKinds } from './exports/export-kinds.ts';
import type { Exported, ExportFolder } from './exports/layout.ts';
import { layouts } from './exports/layouts.ts';
import { gatherWork } from './gather-work.ts';
import { type OpenedPath, openPath, wrappersOf } from './open-path.ts';
import { readPlain } from './plain.ts';
import { joinRoster } from './roster/join-roster.ts';
import type { Roster } from './roster/roster.ts';
import { type OpenedFolder, type Source, sourceAt } from './source.ts';
import { withUniqueNames } from './unique-names.ts';
import type { UnpackArea } from './unpack-area.ts';

/** What is to be taken in, and as what. */
export interface Intake {
  paths: string[];
  assignment: Assignment;
  overrides: Overrides;
  /** Where this is not said, exports are recognised by their layout. */
  exportKind?: ExportKind;
  roster?: Roster;
  area: UnpackArea;
}

/** Everything that was handed in, and sentences on what came along. */
export interface TakenIn {
  handIns: HandIn[];
  notes: string[];
}

/** Finds the hand-ins in folders, archives and exports; a problem only where a path itself is of no use. */
export async function takeIn(intake: Intake): Promise<TakenIn | SubmissionProblem> {
  const handIns: HandIn[] = [];
  const notes: string[] = [];
  for (const path of new Set(intake.paths)) {
    const taken = await takePath(path, await openPath(path, intake.area), intake);
    if (!('handIns' in taken)) return taken;
    handIns.push(...taken.handIns);
    notes.push(...taken.notes);
  }
  const unique = eachOnce(handIns);
  const joined = intake.roster ? joinRoster(unique, intake.roster) : { handIns: unique, notes: [] };
  return { handIns: withUniqueNames(joined.handIns), notes: [...notes, ...joined.notes] };
}

/** Two paths may lead to the same folder. */
function eachOnce(handIns: HandIn[]): HandIn[] {
  const seen = new Set<string>();
  return handIns.filter(({ work }) => {
    if (work.state !== 'there') return true;
    const before = seen.has(work.folder);
    seen.add(work.folder);
    return !before;
  });
}

async function takePath(
  path: string,
  opened: OpenedPath,
  intake: Intake,
): Promise<TakenIn | SubmissionProblem> {
  if (opened.state === 'unusable') return { code: 'no-folder', path, message: opened.message };
  if (opened.state === 'broken') {
    const message = brokenWords(opened.file, opened.why);
    if (intake.exportKind !== undefined) return { code: 'no-folder', path, message };
    return { handIns: [{ name: opened.name, students: [], work: { state: 'refused', message } }], notes: [] };
  }
  const read = readExport(path, opened, intake) ?? readFolder(opened, intake);
  // A place where we unpacked says nothing to whoever named the archive.
  if ('code' in read) return { ...read, path, message: read.message.replace(opened.folder, path) };
  const handIns: HandIn[] = [];
  for (const one of read.exported) {
    const work = await gatherWork(one, read.source, intake.area);
    const { label, students, late } = one;
    handIns.push({ name: label, students, ...(late !== undefined && { late }), work });
  }
  return { handIns, notes: [...read.notes, ...notesOn(read.source, read.exported)] };
}

interface Read {
  source: Source;
  exported: Exported[];
  notes: string[];
}

/** As an export, if it is one or is said to be one. */
function readExport(
  path: string,
  opened: OpenedFolder,
  intake: Intake,
): Read | SubmissionProblem | undefined {
  const kinds = intake.exportKind === undefined ? exportKinds : [intake.exportKind];
  for (const folder of wrappersOf(opened.folder)) {
    const source = sourceAt(folder, opened);
    const about = exportFolderOf(source, folder === opened.folder ? opened.name : basename(folder), intake);
    for (const kind of kinds) {
      const { recognises, read, title } = layouts[kind];
      if (!recognises(about) && (intake.exportKind === undefined || read(about).length === 0)) continue;
      return { source, exported: read(about), notes: [`${path} is an export of ${title}.`] };
    }
  }
  if (intake.exportKind === undefined) return undefined;
  const { title, looksFor } = layouts[intake.exportKind];
  const message = `${path} is no export of ${title}: looked in it for ${looksFor}.`;
  return { code: 'no-program', path, message };
}

function exportFolderOf({ folder, listed }: Source, name: string, { assignment }: Intake): ExportFolder {
  const entries = Object.values(assignment.programs).flatMap((program) => program.entry);
  return { name, listed, entries, read: (file) => readFileSync(join(folder, file), 'utf8') };
}

/** As one hand-in or a folder of them, perhaps one folder too deep. */
function readFolder(opened: OpenedFolder, { assignment, overrides }: Intake): Read | SubmissionProblem {
  const sources = wrappersOf(opened.folder).map((folder) => sourceAt(folder, opened));
  const tries = sources.map((source): Read | SubmissionProblem => {
    const exported = readPlain({ ...source, name: opened.name }, assignment, overrides);
    return Array.isArray(exported) ? { source, exported, notes: [] } : exported;
  });
  return tries.find((one) => 'source' in one) ?? (tries[0] as SubmissionProblem);
}

/** What was left out of an archive and is nobody’s. */
function notesOn({ astray }: Source, exported: Exported[]): string[] {
  const whole = exported.some(({ pieces }) => pieces.some(({ from }) => from === '.'));
  const [first] = whole ? [] : astray;
  return first ? [`Left out: ${refusalWords([first, ...astray.slice(1)])}`] : [];
}
