import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** Reports lie below `reports/ASSIGNMENT/TIME`, or where `--out` says. */
const mostLevels = 2;

/** Whether a folder holds a report of ours, or nothing but such: no part of what anybody handed in. */
export function isReportFolder(folder: string, levels = mostLevels): boolean {
  if (holdsJournal(folder)) return true;
  if (levels === 0) return false;
  const inside = readdirSync(folder, { withFileTypes: true });
  return (
    inside.length > 0 &&
    inside.every((entry) => entry.isDirectory() && isReportFolder(join(folder, entry.name), levels - 1))
  );
}

/** How a journal begins, after the checksum of its first line. */
const beginning = '"kind":"began"';

function holdsJournal(folder: string): boolean {
  const start = Buffer.alloc(200);
  try {
    const fd = openSync(join(folder, 'journal.jsonl'), 'r');
    try {
      return start.toString('latin1', 0, readSync(fd, start)).includes(beginning);
    } finally {
      closeSync(fd);
    }
  } catch {
    return false;
  }
}
