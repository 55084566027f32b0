import { accessSync, closeSync, constants, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { isProgramFile } from './extensions.ts';

/** Reports lie below `reports/ASSIGNMENT/TIME`, or where `--out` says. */
const mostLevels = 2;

/** Whether a folder holds a report of ours, or nothing but such: no part of what anybody handed in. */
export function isReportFolder(folder: string, levels = mostLevels): boolean {
  const inside = isReadable(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  // Whoever told `--out` their own folder handed it in all the same.
  if (holdsJournal(folder)) return !inside.some((entry) => entry.isFile() && isProgramFile(entry.name));
  if (levels === 0) return false;
  return (
    inside.length > 0 &&
    inside.every((entry) => entry.isDirectory() && isReportFolder(join(folder, entry.name), levels - 1))
  );
}

/** False, too, for a name that is not UTF-8: it cannot be given back to the system. */
export function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** How a journal begins, after the checksum of its first line. */
const beginning = '"kind":"began"';

function holdsJournal(folder: string): boolean {
  const start = Buffer.alloc(200);
  try {
    // A pipe of that name would keep us waiting for whoever writes to it.
    const fd = openSync(join(folder, 'journal.jsonl'), constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return start.toString('latin1', 0, readSync(fd, start)).includes(beginning);
    } finally {
      closeSync(fd);
    }
  } catch {
    return false;
  }
}
