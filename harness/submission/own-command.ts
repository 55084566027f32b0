import { statSync } from 'node:fs';
import { basename, extname, isAbsolute, join, normalize } from 'node:path';
import { complaintOfFirstLine } from './first-line.ts';
import { isFileOf } from './list-files.ts';
import type { Sees } from './sees.ts';
import { findTool } from './toolchain.ts';

/** What starts a file that need not be executable itself. */
const INTERPRETERS: Record<string, string> = { '.py': 'python3', '.js': 'node', '.sh': 'bash' };

interface OwnPlace {
  folder: string;
  /** Relative to `folder`. */
  workingFolder: string;
}

/** Why a command of the student's own cannot be started; what starts it would say so in words of its own. */
export function whyNotStarted([command = '']: string[], place: OwnPlace, sees: Sees): string | undefined {
  if (!command.includes('/')) return whyNotFound(command, sees);
  return isAbsolute(command) ? whyNotSeen(command, sees) : whyNotOwn(command, place, sees);
}

function whyNotFound(name: string, sees: Sees): string | undefined {
  const tool = findTool(name);
  if (tool === undefined) return `There is no command \`${name}\`.`;
  if (sees(tool)) return undefined;
  return `There is no command \`${name}\` in the sandbox: \`${tool}\` lies outside of what programs see there.`;
}

function whyNotSeen(path: string, sees: Sees): string | undefined {
  if (sees(path)) return undefined;
  const name = basename(path);
  const instead = findTool(name) === undefined ? '' : ` Write \`${name}\`, without a path.`;
  return `There is no \`${path}\` where programs are graded: they see what was handed in and what the system has.${instead}`;
}

function whyNotOwn(command: string, { folder, workingFolder }: OwnPlace, sees: Sees): string | undefined {
  const path = join(workingFolder, command);
  if (!isFileOf(folder, path)) {
    return `There is no file \`${command}\`: it was neither handed in nor made by the build.`;
  }
  const file = normalize(command);
  const interpreter = INTERPRETERS[extname(file)];
  const instead = interpreter === undefined ? '' : `, or write \`${interpreter} ${file}\``;
  const { mode } = statSync(join(folder, path));
  if ((mode & 0o111) === 0) return `\`${command}\` may not be executed: \`chmod +x ${file}\`${instead}.`;
  const complaint = complaintOfFirstLine(join(folder, path), sees);
  return complaint && `The first line of \`${command}\` ${complaint}.`;
}
