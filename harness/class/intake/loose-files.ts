import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isReportFolder } from '../../submission/report-folder.ts';
import type { Exported, Layout } from './exports/layout.ts';

const MAX_NAMED = 2;

/** What lies beside the hand-ins of a folder and is nobody’s, links too: a sentence, or none. */
export function notesOnLoose(folder: string, exported: Exported[]): string[] {
  const loose = looseIn(folder, exported);
  const why =
    loose.length === 1 ? 'as it lies in no folder of its own' : 'as they lie in no folder of their own';
  return leftOut(loose, why);
}

/** What lies in an export, and its layout does not say why: a sentence, or none. */
export function notesOnUnexplained(folder: string, exported: Exported[], { explains }: Layout): string[] {
  const loose = looseIn(folder, exported).filter((name) => !explains?.(name));
  return leftOut(loose, `as nothing says whose ${loose.length === 1 ? 'it is' : 'they are'}`);
}

function looseIn(folder: string, exported: Exported[]): string[] {
  const used = new Set(exported.flatMap(({ pieces }) => pieces.map(({ from }) => from)));
  return used.has('.') ? [] : visibleIn(folder).filter((name) => !used.has(name));
}

function leftOut(names: string[], why: string): string[] {
  return names.length === 0 ? [] : [`Left out, ${why}: ${listWords(names)}`];
}

function visibleIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== '__MACOSX')
    .filter((entry) => !(entry.isDirectory() && isReportFolder(join(folder, entry.name))))
    .map(({ name }) => name)
    .sort();
}

function listWords(names: string[]): string {
  const more = names.length - MAX_NAMED;
  if (more <= 0) return names.join(' and ');
  return `${names.slice(0, MAX_NAMED).join(', ')} and ${more} more`;
}
