import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Work } from '../../submission/hand-in.ts';
import { type Item, listFiles } from '../../submission/list-files.ts';
import { isSubmissionProblem } from '../../submission/submission.ts';

/** Of what was handed in; what could not be opened is as good as why. */
export async function workHash(work: Work): Promise<string> {
  if (work.state === 'there') return await contentHash(work.folder);
  return createHash('sha256').update(JSON.stringify(work)).digest('hex');
}

/** SHA-256 over all that grading reads of a folder: names, contents, links, and who may execute. */
export async function contentHash(folder: string): Promise<string> {
  const items = listFiles(folder);
  const hash = createHash('sha256');
  if (isSubmissionProblem(items)) return hash.update(items.message).digest('hex');
  for (const item of items.sort((a, b) => (a.path < b.path ? -1 : 1)))
    hash.update(`${JSON.stringify([item, await stateOf(folder, item)])}\n`);
  return hash.digest('hex');
}

async function stateOf(folder: string, { kind, path }: Item): Promise<string> {
  if (kind !== 'file') return '';
  const { size, mode } = statSync(join(folder, path));
  const executable = (mode & 0o111) === 0 ? '' : ' executable';
  return `${await fileHash(join(folder, path), size)}${executable}`;
}

/** A stream takes as much for a program of a page as for one of this size. */
const streamedBytes = 1 << 16;

async function fileHash(path: string, size: number): Promise<string> {
  const hash = createHash('sha256');
  if (size <= streamedBytes) return hash.update(readFileSync(path)).digest('hex');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
