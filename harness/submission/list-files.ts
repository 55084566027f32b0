import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { isReadable, isReportFolder } from './report-folder.ts';
import type { SubmissionProblem } from './submission.ts';

/** One thing in a submission; paths are relative to the submission's folder. */
export type Item =
  | { kind: 'file'; path: string }
  | { kind: 'folder'; path: string }
  /** `target` is relative to the link's own folder, and never leads out. */
  | { kind: 'link'; path: string; target: string };

const MAX_FILES = 20_000;
/** Every case gets a copy of its own. */
export const MAX_BYTES = 200_000_000;

const IGNORED_FOLDERS = new Set(['__MACOSX', '__pycache__']);

/** What stands in one folder of a submission, in order of name, without what could lead out of it. */
export function itemsIn(root: string, folder: string): Item[] {
  return readFolder(join(root, folder))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => itemOf(root, folder, entry) ?? []);
}

/** Everything in a submission, folders before their contents; too much of it is a problem. */
export function listFiles(root: string): Item[] | SubmissionProblem {
  const items: Item[] = [];
  const waiting = ['.'];
  let bytes = 0;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const item of itemsIn(root, folder)) {
      items.push(item);
      if (!isReadable(join(root, item.path))) return unreadable(root, item.path);
      if (item.kind === 'folder') waiting.push(item.path);
      if (item.kind === 'file') bytes += statSync(join(root, item.path)).size;
      if (items.length > MAX_FILES) return tooLarge(root, `more than ${MAX_FILES} files`);
      if (bytes > MAX_BYTES) return tooLarge(root, `more than ${MAX_BYTES / 1e6} MB`);
    }
  }
  return items;
}

/** Whether a path is a regular file of the submission, or a link to one. */
export function isFileOf(root: string, path: string): boolean {
  try {
    const real = realpathSync(join(root, path));
    return isWithin(realpathSync(root), real) && statSync(real).isFile();
  } catch {
    return false;
  }
}

/** Empty where it may not be read; `listFiles` says so. */
function readFolder(path: string): Dirent[] {
  return isReadable(path) ? readdirSync(path, { withFileTypes: true }) : [];
}

function itemOf(root: string, folder: string, entry: Dirent): Item | undefined {
  const path = join(folder, entry.name);
  if (entry.isFile()) return { kind: 'file', path };
  if (entry.isDirectory())
    return isIgnored(entry.name, join(root, path)) ? undefined : { kind: 'folder', path };
  if (entry.isSymbolicLink()) return linkOf(root, path);
  return undefined;
}

function isIgnored(name: string, path: string): boolean {
  return name.startsWith('.') || IGNORED_FOLDERS.has(name) || isReportFolder(path);
}

function linkOf(root: string, path: string): Item | undefined {
  try {
    const real = realpathSync(join(root, path));
    const from = realpathSync(join(root, dirname(path)));
    return isWithin(realpathSync(root), real)
      ? { kind: 'link', path, target: relative(from, real) || '.' }
      : undefined;
  } catch {
    return undefined;
  }
}

function isWithin(root: string, path: string): boolean {
  return path === root || path.startsWith(root + sep);
}

function unreadable(path: string, item: string): SubmissionProblem {
  const message = `${item} cannot be read: its permissions forbid it, or its name is not UTF-8.`;
  return { code: 'unreadable', path, message };
}

function tooLarge(path: string, what: string): SubmissionProblem {
  return {
    code: 'too-large',
    path,
    message: `The submission has ${what}; take out what the programs do not need.`,
  };
}
