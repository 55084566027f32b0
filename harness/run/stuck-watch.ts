import { readOrphans, readTree } from '../observe/process-tree.ts';
import type { CallWatch } from '../observe/stuck/call-watch.ts';
import { type Finding, Prover, type Scene } from '../observe/stuck/prover.ts';
import { pause } from './backoff.ts';
import { describeBlocked, readUnreadOf } from './describe-stuck.ts';
import type { LookBudget } from './look-budget.ts';
import type { Proofs, Resting } from './resting.ts';
import type { Stage } from './stage.ts';
import { turn } from './turn.ts';

/** What the looks of one case share with those of the worker's other cases. */
export interface Looking {
  /** Absent where the kernel does not tell of calls. */
  calls: CallWatch | undefined;
  budget: LookBudget;
}

const shortestPauseMs = 1;
/** Most answers come sooner after something has happened, and need no look. */
const settleMs = 4;
export const longestPauseMs = 400;

/**
 * Looks, ever more rarely, whether the case is stuck. Stuck belongs to the case:
 * the proof counts only while every step under way waits for the programs.
 */
export class StuckWatch implements Proofs {
  readonly #stage: Stage;
  readonly #waits = new Set<Resting>();
  readonly #prover: Prover;
  readonly #budget: LookBudget;
  readonly #over = new AbortController();
  #looking = false;

  /** Made before the first program is started. */
  constructor(stage: Stage, { calls, budget }: Looking) {
    this.#stage = stage;
    this.#budget = budget;
    this.#prover = new Prover(process.hrtime.bigint(), calls);
  }

  enter(wait: Resting): () => void {
    this.#waits.add(wait);
    if (!this.#looking) void this.#watch(this.#stage);
    return () => this.#waits.delete(wait);
  }

  end(): void {
    this.#over.abort();
  }

  async #watch(stage: Stage): Promise<void> {
    this.#looking = true;
    let pauseMs = settleMs;
    await pause(settleMs, this.#over.signal);
    while (this.#waits.size > 0 && !this.#over.signal.aborted) {
      const [seen, waits] = [stage.recorder.count, [...this.#waits]];
      const began = process.cpuUsage();
      const finding = await this.#prover.look(sceneOf(stage, seen), deadlineOf(waits));
      const owedMs = this.#budget.spend(usedSince(began), performance.now());
      const isNew = () => seen !== stage.recorder.count || !haveSame(waits, this.#waits);
      // What we look for may have come since we rested: an acknowledgement that was held back, and no thread ran for it.
      if (finding.found === 'stuck' && !isNew() && !hasCome(stage)) prove(stage, finding, waits);
      else await this.#rest({ pauseMs: Math.min(pauseMs, untilTimed(finding)), owedMs, isNew });
      pauseMs = isNew() ? settleMs : Math.min(pauseMs * 2, longestPauseMs);
      if (isNew()) await pause(settleMs, this.#over.signal);
    }
    this.#looking = false;
  }

  /** Until it is time for the next look; something new may bring it forward, but no further than it is paid for. */
  async #rest({ pauseMs, owedMs, isNew }: Rest): Promise<void> {
    await pause(Math.max(owedMs, shortestPauseMs), this.#over.signal);
    const news = new AbortController();
    const forget = this.#stage.recorder.watch(() => news.abort());
    const leftMs = pauseMs - Math.max(owedMs, shortestPauseMs);
    if (leftMs > 0 && !isNew()) await pause(leftMs, AbortSignal.any([news.signal, this.#over.signal]));
    forget();
  }
}

interface Rest {
  pauseMs: number;
  owedMs: number;
  isNew(): boolean;
}

function haveSame(some: Resting[], others: ReadonlySet<Resting>): boolean {
  return some.length === others.size && some.every((one) => others.has(one));
}

/** Processor time of this process since then, in milliseconds. */
function usedSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

function deadlineOf(waits: Resting[]): bigint {
  let latest = 0n;
  for (const deadline of waits.map((wait) => wait.deadline())) if (deadline > latest) latest = deadline;
  return latest;
}

function prove(stage: Stage, { blocked }: Extract<Finding, { found: 'stuck' }>, waits: Resting[]): void {
  stage.recorder.add({
    kind: 'proved-stuck',
    blocked: describeBlocked(stage, blocked),
    unread: readUnreadOf(stage),
  });
  for (const wait of waits) wait.stuck();
}

/** When the first sleeper can wake it is time to look; one that can wake at any time says nothing. */
function untilTimed(finding: Finding): number {
  if (finding.found !== 'timed') return longestPauseMs;
  const leftMs = Number(finding.until - process.hrtime.bigint()) / 1e6;
  return leftMs > 0 ? Math.max(shortestPauseMs, leftMs) : longestPauseMs;
}

function sceneOf(stage: Stage, seen: number): Scene {
  const { world } = stage.recorder;
  const running = [...stage.programs].filter(([name]) => world.programs.get(name)?.ended === undefined);
  return {
    pids: running.map(([, { pid }]) => pid),
    wrappers: new Set(running.flatMap(([, { pid, wrappers }]) => readTree(pid).slice(0, wrappers))),
    orphans: () => readOrphans(new Set([...stage.programs.values()].map(({ pid }) => pid))),
    network: stage.order.isolation === 'none' ? { network: 'shared', ports: portsOf(stage) } : ownNetwork,
    atRest: async () => {
      if (stage.ownWork > 0) return false;
      // Two turns of the loop: everything that lies ready in our sockets and pipes is read in between.
      await turn();
      await turn();
      return !hasCome(stage) && stage.ownWork === 0 && stage.recorder.count === seen;
    },
  };
}

/** Whether something that a step looks for in /proc is there, and has only not been noticed yet. */
function hasCome({ looks }: Stage): boolean {
  return [...looks].some((look) => look());
}

const ownNetwork = { network: 'own' } as const;

/** On the machine's own network other people's packets are none of our business. */
function portsOf(stage: Stage): ReadonlySet<number> {
  const ends = [...stage.ends.values(), ...stage.datagramEnds.values()].flatMap(({ ports }) => [
    ports.ours,
    ports.theirs,
  ]);
  const listening = [...stage.recorder.world.programs.values()].flatMap((state) =>
    state.listening.map(({ port }) => port),
  );
  const ours = [...stage.recorder.world.listeners.values()].flat();
  return new Set([stage.order.port.number, ...stage.order.port.others, ...ends, ...listening, ...ours]);
}
