import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isReportFolder } from '../../submission/report-folder.ts';
import type { Listed } from './exports/layout.ts';

/** Regular files and folders in a folder, in order of name, without reports of ours. */
export function listedIn(folder: string): Listed[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && entry.name !== '__MACOSX')
    .flatMap((entry): Listed[] => {
      if (entry.isDirectory())
        return isReportFolder(join(folder, entry.name)) ? [] : [{ name: entry.name, kind: 'folder' }];
      return entry.isFile() ? [{ name: entry.name, kind: 'file' }] : [];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
