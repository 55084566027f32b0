import { join, resolve } from 'node:path';
import type { Assignment } from '../../spec/assignment.ts';
import { findSubmissions } from '../../submission/find-submissions.ts';
import { sourcesIn } from '../../submission/homes.ts';
import { isFileOf } from '../../submission/list-files.ts';
import { OWN_FILE } from '../../submission/read-own-file.ts';
import type { Overrides, SubmissionProblem } from '../../submission/submission.ts';
import { isArchiveName, withoutArchiveEnding } from './archive/archive-kind.ts';
import type { Exported, Listed } from './exports/layout.ts';
import { archivesIn } from './open-nested.ts';

/** A folder that no system exported: one hand-in, or a folder of folders and archives. */
export function readPlain(
  { name, folder, listed }: { name: string; folder: string; listed: Listed[] },
  assignment: Assignment,
  overrides: Overrides,
): Exported[] | SubmissionProblem {
  const itself: Exported[] = [{ label: name, students: [], pieces: [{ from: '.', to: '.' }] }];
  const found = findSubmissions([folder], assignment, overrides);
  if (Array.isArray(found) && found.some((one) => one.folder === resolve(folder))) return itself;
  const archives = listed.filter(isArchive);
  const folders = listed.filter(({ kind }) => kind === 'folder');
  if (archives.length === 1 && folders.length === 0) return itself;
  if (archives.length > 0) return listed.filter(isHandIn).map(exportedOf);
  if (Array.isArray(found) || folders.some((one) => archivesIn(join(folder, one.name)).length > 0))
    return folders.map(exportedOf);
  return found;
}

/** Folders beside archives, of which the folders are no part of a program: one of each student, however few. */
export function readMixed(
  { folder, listed }: { folder: string; listed: Listed[] },
  assignment: Assignment,
): Exported[] | undefined {
  const parts = partNames(assignment);
  const folders = listed.filter(({ kind }) => kind === 'folder');
  const isOne = sourcesIn(folder, '.').length > 0 || isFileOf(folder, OWN_FILE);
  const isMixed = !isOne && listed.some(isArchive) && folders.some(({ name }) => !parts.has(name));
  return isMixed ? listed.filter(isHandIn).map(exportedOf) : undefined;
}

/** What folders of one submission may be called. */
export function partNames({ programs }: Assignment): ReadonlySet<string> {
  return new Set(['src', ...Object.keys(programs)]);
}

function isArchive({ name, kind }: Listed): boolean {
  return kind === 'file' && isArchiveName(name);
}

function isHandIn(one: Listed): boolean {
  return one.kind === 'folder' || isArchive(one);
}

function exportedOf({ name, kind }: Listed): Exported {
  return kind === 'folder'
    ? { label: name, students: [], pieces: [{ from: name, to: '.' }] }
    : { label: withoutArchiveEnding(name), students: [], pieces: [{ from: name, to: name }] };
}
