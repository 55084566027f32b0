import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Absolute path of a command, by PATH. */
export function findCommand(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}
