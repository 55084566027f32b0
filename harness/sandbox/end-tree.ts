/** How processes are seen: reading /proc is another leaf's business. */
export interface ProcessView {
  /** A process and everything under it. */
  listTree(pid: number): number[];
  isRunning(pid: number): boolean;
}

/** The same for what this process has started or inherited. */
export interface OwnView extends ProcessView {
  listChildren(): number[];
}

/** Killing is asked for; dying takes the kernel a moment. Rounds of about a millisecond. */
const mostRounds = 2000;

/**
 * Ends a program and everything it started, and waits until nothing of it runs
 * any more. What is started meanwhile is found when the tree is walked again; in
 * a sandbox the first process of the PID namespace takes all others with it.
 */
export async function endTree(pid: number, ended: Promise<unknown>, view: ProcessView): Promise<void> {
  const seen = new Set<number>([pid]);
  for (let round = 0; round < mostRounds; round++) {
    for (const one of view.listTree(pid)) seen.add(one);
    const alive = [...seen].filter(view.isRunning);
    if (alive.length === 0) break;
    alive.forEach(kill);
    kill(-pid);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await ended;
}

/** Ends whatever else lives under this process: daemons that have left their program's tree. */
export async function endOrphans(view: OwnView): Promise<void> {
  for (let round = 0; round < mostRounds; round++) {
    const alive = view.listChildren().flatMap(view.listTree).filter(view.isRunning);
    if (alive.length === 0) return;
    alive.forEach(kill);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
