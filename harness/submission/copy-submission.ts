import { chmodSync, constants, copyFileSync, mkdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Item, listFiles } from './list-files.ts';
import { isSubmissionProblem, type SubmissionProblem } from './submission.ts';

const OWNER_MAY_WRITE = 0o600;

/** Copies a submission into a new folder; links stay links, and none leads out. */
export function copySubmission(from: string, to: string): SubmissionProblem | undefined {
  const items = listFiles(from);
  if (isSubmissionProblem(items)) return items;
  mkdirSync(to, { recursive: true });
  for (const item of items) copyItem(item, from, to);
  return undefined;
}

function copyItem(item: Item, from: string, to: string): void {
  const target = join(to, item.path);
  switch (item.kind) {
    case 'folder':
      mkdirSync(target);
      break;
    case 'link':
      symlinkSync(item.target, target);
      break;
    case 'file':
      copyFileSync(join(from, item.path), target, constants.COPYFILE_FICLONE);
      chmodSync(target, statSync(target).mode | OWNER_MAY_WRITE);
  }
}
