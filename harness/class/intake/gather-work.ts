import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { copySubmission } from '../../submission/copy-submission.ts';
import type { Work } from '../../submission/hand-in.ts';
import { refusalWords, unnameableWords } from './archive/refusal-words.ts';
import type { Exported } from './exports/layout.ts';
import { openNested } from './open-nested.ts';
import type { Source } from './source.ts';
import type { UnpackArea } from './unpack-area.ts';

/** What of an export is one hand-in’s, as a folder; files that lie among others’ are copied out. */
export async function gatherWork(
  { label, pieces }: Exported,
  source: Source,
  area: UnpackArea,
): Promise<Work> {
  const outside = pieces.flatMap(({ from, to }) => [from, to]).find(leadsOut);
  if (outside !== undefined) {
    const why = 'leads out of what was handed in';
    return { state: 'refused', message: refusalWords([{ path: outside, why }]) };
  }
  const isAll = pieces.some(({ from }) => from === '.');
  const theirs = source.refused.filter(({ path }) => pieces.some(({ from }) => isBelow(path, from)));
  const [refused, ...others] = isAll ? [...source.astray, ...theirs] : theirs;
  if (refused) return { state: 'refused', message: refusalWords([refused, ...others]) };
  const there = pieces.filter(({ from }) => existsSync(join(source.folder, from)));
  const [only, ...more] = there;
  const unnameable = pieces.find(
    ({ from }) => from.includes('\ufffd') && !existsSync(join(source.folder, from)),
  );
  if (unnameable) return { state: 'refused', message: unnameableWords(unnameable.from) };
  if (only === undefined) return { state: 'absent' };
  if (more.length === 0 && only.to === '.')
    return await openNested(join(source.folder, only.from), source.whose, area);
  const folder = area(label);
  mkdirSync(folder, { recursive: true });
  for (const { from, to } of there) {
    const message = copyPiece(join(source.folder, from), join(folder, to));
    if (message !== undefined) return { state: 'refused', message };
  }
  return await openNested(folder, 'ours', area);
}

/** Whatever a layout makes of names that students chose, only what lies in the source is theirs. */
function leadsOut(path: string): boolean {
  return isAbsolute(path) || path.split('/').includes('..');
}

function isBelow(path: string, from: string): boolean {
  return from === '.' || path === from || path.startsWith(`${from}/`);
}

function copyPiece(from: string, to: string): string | undefined {
  if (statSync(from).isDirectory()) return copySubmission(from, to)?.message;
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
  return undefined;
}
