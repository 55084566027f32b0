import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { copySubmission } from '../../submission/copy-submission.ts';
import type { Work } from '../../submission/hand-in.ts';
import { sourcesIn, spineOf } from '../../submission/homes.ts';
import { isFileOf, itemsIn } from '../../submission/list-files.ts';
import { OWN_FILE } from '../../submission/read-own-file.ts';
import { isArchiveName } from './archive/archive-kind.ts';
import { brokenWords, refusalWords } from './archive/refusal-words.ts';
import { submissionLimits, unpack } from './archive/unpack.ts';
import type { UnpackArea } from './unpack-area.ts';

const MAX_NESTING = 3;

/** A hand-in that holds archives in place of programs, unpacked; in a copy, if it is not ours. */
export async function openNested(folder: string, whose: 'ours' | 'theirs', area: UnpackArea): Promise<Work> {
  if (archivesIn(folder).length === 0) return { state: 'there', folder };
  if (whose === 'ours') return await openAll(folder);
  const copy = area(basename(folder));
  const problem = copySubmission(folder, copy);
  return problem ? { state: 'refused', message: problem.message } : await openAll(copy);
}

/** Archives where programs should be: on the way down to the only folder there is. */
export function archivesIn(folder: string): string[] {
  const spine = spineOf(folder);
  if (spine.some((path) => sourcesIn(folder, path).length > 0 || isFileOf(folder, join(path, OWN_FILE))))
    return [];
  return spine.flatMap((path) =>
    itemsIn(folder, path).flatMap((item) =>
      item.kind === 'file' && isArchiveName(item.path) ? [item.path] : [],
    ),
  );
}

async function openAll(copy: string): Promise<Work> {
  for (let depth = 1; ; depth++) {
    const archives = archivesIn(copy);
    if (archives.length === 0) return { state: 'there', folder: copy };
    if (depth > MAX_NESTING) {
      const why = `archives lie in archives, more than ${MAX_NESTING} deep`;
      return { state: 'refused', message: brokenWords(basename(archives[0] ?? ''), why) };
    }
    for (const archive of archives) {
      const message = await replace(join(copy, archive));
      if (message !== undefined) return { state: 'refused', message };
    }
  }
}

/** The archive becomes a folder of the same name; what is wrong with it, if it cannot. */
async function replace(archive: string): Promise<string | undefined> {
  // A new folder of random name: no file that was handed in is in its way, however it is called.
  const aside = mkdtempSync(join(dirname(archive), '.packed-'));
  const packed = join(aside, 'archive');
  renameSync(archive, packed);
  const unpacked = await unpack(packed, archive, submissionLimits);
  rmSync(aside, { recursive: true });
  if (unpacked.state === 'broken') return brokenWords(basename(archive), unpacked.why);
  const [first, ...others] = unpacked.refused;
  return first && `${basename(archive)}: ${refusalWords([first, ...others])}`;
}
