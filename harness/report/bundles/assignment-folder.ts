import { relative } from 'node:path';
import type { ReadFile } from '../../spec/referenced-files.ts';
import type { BundleFile } from './bundle-file.ts';

/** What lies beside an assignment; paths are relative to its folder. */
export interface AssignmentFolder {
  names: string[];
  read: ReadFile;
  /** The file of this name, where it is one and inside the folder. */
  fileAt(name: string): BundleFile[];
  /** Everything in a folder, which may lie elsewhere, with paths from there. */
  filesBelow(name: string): BundleFile[];
}

/** Notes which files an assignment reads while it is loaded. */
export function recordingReads(read: ReadFile, place: string) {
  const paths = new Set<string>();
  return {
    read: (path: string) => {
      paths.add(path);
      return read(path);
    },
    names: () => [...paths].map((path) => relative(place, path)),
  };
}
