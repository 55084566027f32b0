import type { Student } from '../../../submission/hand-in.ts';

/** What lies directly in a folder that may be an export. */
export interface Listed {
  name: string;
  kind: 'file' | 'folder';
}

/** The folder that may be an export. */
export interface ExportFolder {
  /** Its own name, or that of the archive it came in. */
  name: string;
  listed: Listed[];
  /** The text of a file in it. */
  read(name: string): string;
  /** Files that the assignment names as entries. */
  entries: string[];
}

/** What an export says of one hand-in. */
export interface Exported {
  label: string;
  students: Student[];
  late?: boolean;
  /** What of the export is theirs, and where it lies in the hand-in; `.` is all of it. */
  pieces: { from: string; to: string }[];
}

/** How one system lays out what it exports. */
export interface Layout {
  /** As a sentence names it. */
  title: string;
  /** Whether a folder is such an export beyond doubt. */
  recognises(folder: ExportFolder): boolean;
  /** Throws `UnreadableExport`. */
  read(folder: ExportFolder): Exported[];
  /** Whether something that is nobody’s hand-in belongs to such an export all the same. */
  explains?(name: string): boolean;
  /** What was looked for, for somebody who says that this is such an export. */
  looksFor: string;
}

/** An export that does not tell whose is what: why, as a sentence. */
export class UnreadableExport extends Error {}

/** Gathers what belongs together, in the order in which it first appears. */
export function gathered<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}
