import { readProcFile } from './proc-file.ts';

/** Whether a process still lives; the dead of whom nobody has taken leave (state Z) do not. */
export function isRunning(pid: number): boolean {
  try {
    const stat = readProcFile(`/proc/${pid}/stat`);
    return !'ZX'.includes(stat[stat.lastIndexOf(')') + 2] ?? 'X');
  } catch {
    return false;
  }
}
