import { basename } from 'node:path';
import type { Assignment } from '../../spec/assignment.ts';
import { sourcesIn } from '../../submission/homes.ts';
import type { Exported } from './exports/layout.ts';
import { partNames } from './plain.ts';
import type { Source } from './source.ts';

/** A stray program beside the folders of a class makes one submission of it all: a sentence, where it looks like that. */
export function notesOnOne(
  path: string,
  source: Source,
  exported: Exported[],
  assignment: Assignment,
): string[] {
  if (!exported.some(({ pieces }) => pieces.some(({ from }) => from === '.'))) return [];
  const [stray] = programsIn(source.folder, '.', assignment);
  const parts = partNames(assignment);
  const others = source.listed
    .filter(({ name, kind }) => kind === 'folder' && !parts.has(name))
    .filter(({ name }) => programsIn(source.folder, name, assignment).length > 0)
    .map(({ name }) => name);
  if (stray === undefined || others.length < 2) return [];
  return [
    `${path} is taken for one submission, as ${stray} lies in it; ${others.join(', ')} hold programs, too.`,
  ];
}

function programsIn(root: string, folder: string, { programs }: Assignment): string[] {
  const entries = new Set(Object.values(programs).flatMap(({ entry }) => entry.map((one) => basename(one))));
  return sourcesIn(root, folder).filter((name) => entries.has(name));
}
