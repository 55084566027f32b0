import { statSync } from 'node:fs';
import { extname, isAbsolute, join, normalize } from 'node:path';
import { isFileOf } from './list-files.ts';

/** What starts a file that need not be executable itself. */
const INTERPRETERS: Record<string, string> = { '.py': 'python3', '.js': 'node', '.sh': 'bash' };

/** Why a command that is a file of the submission cannot be started; what starts it would say so in words of its own. */
export function whyNotStarted([command = '']: string[], folder: string, workingFolder: string) {
  if (!command.includes('/') || isAbsolute(command)) return undefined;
  const path = join(workingFolder, command);
  if (!isFileOf(folder, path)) {
    return `There is no file \`${command}\`: it was neither handed in nor made by the build.`;
  }
  const { mode } = statSync(join(folder, path));
  return (mode & 0o111) === 0 ? notExecutable(command) : undefined;
}

function notExecutable(command: string): string {
  const file = normalize(command);
  const interpreter = INTERPRETERS[extname(file)];
  const instead = interpreter === undefined ? '' : `, or write \`${interpreter} ${file}\``;
  return `\`${command}\` may not be executed: \`chmod +x ${file}\`${instead}.`;
}
