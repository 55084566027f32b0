import { removeFolder } from '../../sandbox/working-copy.ts';
import { isWorkplace } from '../on-site.ts';
import type { Journal } from './journal.ts';

/** Removes what runs of this journal left behind when they were killed: the lock says that they are gone. */
export function clearWorkplace({ runs }: Journal): void {
  const left = runs.filter(({ ended }) => !ended).map(({ began }) => began.workplace);
  for (const folder of left.filter(isWorkplace)) removeFolder(folder);
}
