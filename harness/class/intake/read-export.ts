import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SubmissionProblem } from '../../submission/submission.ts';
import { type ExportKind, exportKinds } from './exports/export-kinds.ts';
import type { ExportFolder } from './exports/layout.ts';
import { layouts } from './exports/layouts.ts';
import type { Intake, Read } from './intake-order.ts';
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
  if (found) {
    const { source, about, kind } = found;
    const { read, title } = layouts[kind];
    return { source, exported: read(about), notes: [`${path} is an export of ${title}.`] };
  }
  if (intake.exportKind === undefined) return undefined;
  const { title, looksFor } = layouts[intake.exportKind];
  const message = `${path} is no export of ${title}: looked in it for ${looksFor}.`;
  return { code: 'no-program', path, message };
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
      (one) => layouts[one].recognises(about) || (intake.exportKind && layouts[one].read(about).length > 0),
    );
    if (kind) return { source, about, kind };
  }
  return undefined;
}

function exportFolderOf({ folder, listed }: Source, name: string, { assignment }: Intake): ExportFolder {
  const entries = Object.values(assignment.programs).flatMap((program) => program.entry);
  return { name, listed, entries, read: (file) => readFileSync(join(folder, file), 'utf8') };
}
