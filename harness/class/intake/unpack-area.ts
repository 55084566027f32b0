import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Gives a new folder, not made yet, for each hand-in that has to be unpacked. */
export type UnpackArea = (label: string) => string;

const MAX_LABEL = 40;

/** `root` is asked for when there is something to unpack. */
export function openUnpackArea(root: () => string): UnpackArea {
  let count = 0;
  return (label) => {
    const name = label
      .normalize('NFKD')
      .replace(/[^\w.-]+/g, '-')
      .slice(0, MAX_LABEL);
    for (;;) {
      const folder = join(root(), `${++count}-${name}`);
      if (!existsSync(folder)) return folder;
    }
  };
}
