import { type ChildProcess, spawn } from 'node:child_process';
import { Prover, type Scene } from '../observe/stuck/prover.ts';
import { pause } from '../run/backoff.ts';
import { LookBudget, lookShare } from '../run/look-budget.ts';
import { longestPauseMs } from '../run/stuck-watch.ts';

const slots = 8;
const watchedMs = 5000;
/** Programs that no look can ever prove stuck, so that the looking goes on. */
const nap = 'setInterval(() => {}, 100)';

/**
 * Of one core, what the looks at eight programs took that poll for ever, each in a
 * slot of its own, once nothing is left of what was saved for the first looks.
 */
export async function measureLooks(): Promise<number> {
  const over = AbortSignal.timeout(watchedMs);
  const programs = Array.from({ length: slots }, () =>
    spawn(process.execPath, ['-e', nap], { stdio: 'ignore' }),
  );
  const began = { wall: performance.now(), used: process.cpuUsage() };
  try {
    await Promise.all(programs.map((program) => lookAt(program, over)));
    const { user, system } = process.cpuUsage(began.used);
    return Math.round((user + system) / (performance.now() - began.wall)) / 1000;
  } finally {
    for (const program of programs) program.kill('SIGKILL');
  }
}

/** As often as a worker would that has this slot. */
async function lookAt({ pid = 0 }: ChildProcess, over: AbortSignal): Promise<void> {
  const began = performance.now();
  const prover = new Prover(process.hrtime.bigint(), undefined);
  const budget = new LookBudget(lookShare(slots), began);
  const deadline = process.hrtime.bigint() + BigInt(watchedMs) * 1_000_000n;
  budget.spend(lookShare(slots) * 4000, began);
  for (let pauseMs = 1; !over.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const before = process.cpuUsage();
    await prover.look(sceneOf(pid), deadline);
    const { user, system } = process.cpuUsage(before);
    await pause(Math.max(pauseMs, budget.spend((user + system) / 1000, performance.now())), over);
  }
}

function sceneOf(pid: number): Scene {
  const network = { network: 'shared', ports: new Set<number>() } as const;
  return { pids: [pid], orphans: () => [], wrappers: new Set(), network, atRest: async () => true };
}
