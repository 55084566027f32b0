import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SubmissionProblem } from '../../submission/submission.ts';
import { type ExportKind, exportKinds } from './exports/export-kinds.ts';
import { type Exported, type ExportFolder, type Layout, UnreadableExport } from './exports/layout.ts';
import { layouts } from './exports/layouts.ts';
import type { Intake, Read } from './intake-order.ts';
import { notesOnUnexplained } from './loose-files.ts';
import { wrappersOf } from './open-path.ts';
import { type OpenedFolder, type Source, sourceAt } from './source.ts';

/** As an export, if it is said to be one, or stands alone and is one. */
export function readExport(
  path: string,
  opened: OpenedFolder,
  intake: Intake,
): Read | SubmissionProblem | undefined {
  if (isHandInByItself(intake)) return undefined;
  const found = exportIn(opened, intake);
  if (found) return readAs(found, path);
  if (intake.exportKind === undefined) return undefined;
  const { title, looksFor } = layouts[intake.exportKind];
  const message = `${path} is no export of ${title}: looked in it for ${looksFor}.`;
  return { code: 'no-program', path, message };
}

/** What lies in it and is nobody’s is told. */
function readAs({ source, about, kind }: Found, path: string): Read | SubmissionProblem {
  const layout = layouts[kind];
  const exported = exportedIn(layout, about);
  if (typeof exported === 'string') return { code: 'no-program', path, message: `${path}: ${exported}` };
  const notes = [`${path} is an export of ${layout.title}.`];
  return { source, exported, notes: [...notes, ...notesOnUnexplained(source.folder, exported, layout)] };
}

/** Or what is wrong with it: a sentence. */
function exportedIn({ read, title }: Layout, about: ExportFolder): Exported[] | string {
  try {
    const exported = read(about);
    return exported.length > 0 ? exported : `An export of ${title} in which nobody has handed in anything.`;
  } catch (error) {
    if (error instanceof UnreadableExport) return error.message;
    throw error;
  }
}

/** What one of several looks like, for an instructor who meant it as an export. */
export function notesOnLikeness(path: string, opened: OpenedFolder, intake: Intake): string[] {
  const found = isHandInByItself(intake) ? exportIn(opened, intake) : undefined;
  if (!found) return [];
  const { title } = layouts[found.kind];
  const remedy = `If it is one, name it alone or say --export ${found.kind}.`;
  return [`${path} looks like an export of ${title}, but is one of several and read as a hand-in. ${remedy}`];
}

/** One of several (`hand-ins/*`): it must not say for itself whose files are graded. */
function isHandInByItself({ exportKind, paths }: Intake): boolean {
  return exportKind === undefined && paths.length > 1;
}

interface Found {
  source: Source;
  about: ExportFolder;
  kind: ExportKind;
}

function exportIn(opened: OpenedFolder, intake: Intake): Found | undefined {
  const kinds = intake.exportKind === undefined ? exportKinds : [intake.exportKind];
  for (const folder of wrappersOf(opened.folder)) {
    const source = sourceAt(folder, opened);
    const about = exportFolderOf(source, folder === opened.folder ? opened.name : basename(folder), intake);
    const kind = kinds.find(
      (one) =>
        layouts[one].recognises(about) ||
        (intake.exportKind && typeof exportedIn(layouts[one], about) !== 'string'),
    );
    if (kind) return { source, about, kind };
  }
  return undefined;
}

function exportFolderOf({ folder, listed }: Source, name: string, { assignment }: Intake): ExportFolder {
  const entries = Object.values(assignment.programs).flatMap((program) => program.entry);
  return { name, listed, entries, read: (file) => readFileSync(join(folder, file), 'utf8') };
}
