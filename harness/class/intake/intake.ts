import { basename } from 'node:path';
import type { HandIn, Work } from '../../submission/hand-in.ts';
import type { SubmissionProblem } from '../../submission/submission.ts';
import { withoutArchiveEnding } from './archive/archive-kind.ts';
import { brokenWords, refusalWords, unreadableWords } from './archive/refusal-words.ts';
import type { Exported } from './exports/layout.ts';
import { fileFaultOf } from './file-fault.ts';
import { gatherWork } from './gather-work.ts';
import type { Intake, TakenIn } from './intake-order.ts';
import { type OpenedPath, openPath } from './open-path.ts';
import { notesOnLikeness, readExport } from './read-export.ts';
import { readFolder } from './read-folder.ts';
import { joinRoster } from './roster/join-roster.ts';
import type { Source } from './source.ts';
import { withUniqueNames } from './unique-names.ts';

/** Finds the hand-ins in folders, archives and exports; a problem only where a path itself is of no use. */
export async function takeIn(intake: Intake): Promise<TakenIn | SubmissionProblem> {
  const handIns: HandIn[] = [];
  const notes: string[] = [];
  for (const path of new Set(intake.paths)) {
    const taken = await takePath(path, await opened(path, intake), intake);
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

/** An archive that the file system will not have is broken, and nobody else is held up. */
async function opened(path: string, { area }: Intake): Promise<OpenedPath> {
  try {
    return await openPath(path, area);
  } catch (error) {
    const file = basename(path);
    return { state: 'broken', name: withoutArchiveEnding(file), file, why: fileFaultOf(error) };
  }
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
  const read = readExport(path, opened, intake) ?? readFolder(path, opened, intake);
  // A place where we unpacked says nothing to whoever named the archive.
  if ('code' in read) return { ...read, path, message: read.message.replace(opened.folder, path) };
  const handIns: HandIn[] = [];
  for (const one of read.exported) {
    const work = await gatherWork(one, read.source, intake.area).catch((error): Work => {
      return { state: 'refused', message: unreadableWords(one.label, fileFaultOf(error)) };
    });
    const { label, students, late } = one;
    handIns.push({ name: label, students, ...(late !== undefined && { late }), work });
  }
  const likeness = notesOnLikeness(path, opened, intake);
  return { handIns, notes: [...likeness, ...read.notes, ...notesOn(read.source, read.exported)] };
}

/** What was left out of an archive and is nobody’s. */
function notesOn({ astray }: Source, exported: Exported[]): string[] {
  const whole = exported.some(({ pieces }) => pieces.some(({ from }) => from === '.'));
  const [first] = whole ? [] : astray;
  return first ? [`Left out: ${refusalWords([first, ...astray.slice(1)])}`] : [];
}
