import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
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
  const file = createHash('sha256');
  for await (const chunk of createReadStream(join(folder, path))) file.update(chunk);
  const executable = (statSync(join(folder, path)).mode & 0o111) === 0 ? '' : ' executable';
  return `${file.digest('hex')}${executable}`;
}
