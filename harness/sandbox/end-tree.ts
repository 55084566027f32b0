/**
 * Ends a program and everything it started. In a sandbox the kernel does it:
 * the first process of the PID namespace dies, and all others with it. Elsewhere
 * the tree is walked until nothing of it is left; `listTree` reads it.
 */
export async function endTree(
  pid: number,
  ended: Promise<unknown>,
  listTree: (pid: number) => number[],
): Promise<void> {
  const maxRounds = 20;
  for (let round = 0; round < maxRounds; round++) {
    const alive = listTree(pid).filter(kill);
    killGroup(pid);
    if (alive.length <= 1) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  kill(pid);
  await ended;
}

function kill(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}

function killGroup(pid: number): void {
  kill(-pid);
}
