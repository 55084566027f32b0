import { readdirSync } from 'node:fs';
import { readProcFile } from './proc-file.ts';
import { readTree } from './process-tree.ts';

/**
 * What every thread of a program has done so far, as one string: two equal
 * ones mean that nothing ran in between. Undefined while a thread runs.
 */
export function readRest(pid: number): string | undefined {
  const threads = readTree(pid).flatMap((process) => stampsOf(process));
  return threads.includes('running') ? undefined : threads.join('\n');
}

function stampsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map((thread) => stampOf(`/proc/${pid}/task/${thread}`));
  } catch {
    return [];
  }
}

/** schedstat counts the time a thread ran; state R or D is not rest. proc(5) */
function stampOf(task: string): string {
  try {
    const stat = readProcFile(`${task}/stat`);
    const state = stat.slice(stat.lastIndexOf(')') + 2)[0] ?? 'X';
    if (state === 'R' || state === 'D') return 'running';
    return `${task} ${state} ${readProcFile(`${task}/schedstat`).trim()}`;
  } catch {
    return `${task} gone`;
  }
}
