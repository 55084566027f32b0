import { afterEach, expect, jest, test } from '@jest/globals';
import { Prover } from '../observe/stuck/prover.ts';
import { LookBudget } from './look-budget.ts';
import { Recorder } from './recorder.ts';
import type { Stage } from './stage.ts';
import { StuckWatch } from './stuck-watch.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
  jest.restoreAllMocks();
});

/** A case whose programs are found at rest by every look, on whatever machine. */
function stageOf(look: () => 'watching' | undefined): Stage {
  jest.spyOn(Prover.prototype, 'look').mockResolvedValue({ found: 'stuck', blocked: [] });
  const stage = {
    order: { isolation: 'none', port: { number: 0, others: [] } },
    recorder: new Recorder(),
    programs: new Map(),
    ends: new Map(),
    datagramEnds: new Map(),
    ownWork: 0,
    looks: new Set([look]),
  };
  return stage as unknown as Stage;
}

/** Lets something come in the one moment that matters: a look has found the case stuck and the proof is not yet given. */
class ComesAfterTheLook extends LookBudget {
  #isNow = false;
  look: () => 'watching' | undefined = () => (this.#isNow ? 'watching' : undefined);

  override spend(): number {
    this.#isNow = true;
    queueMicrotask(() => {
      this.#isNow = false;
    });
    return 0;
  }
}

async function firstOf(look: () => 'watching' | undefined, budget: LookBudget): Promise<'proved'> {
  const watch = new StuckWatch(stageOf(look), { calls: undefined, budget });
  cleanups.push(() => watch.end());
  const end = process.hrtime.bigint() + 10_000_000_000n;
  return await new Promise((resolve) => watch.enter({ deadline: () => end, stuck: () => resolve('proved') }));
}

test('a case at rest is proved stuck', async () => {
  expect(await firstOf(() => undefined, new LookBudget(1, performance.now()))).toBe('proved');
});

test('what came after the look, and no thread ran for it, forbids the proof', async () => {
  const budget = new ComesAfterTheLook(1, performance.now());
  const came = new Promise<'came'>((resolve) => {
    const { look } = budget;
    budget.look = () => {
      const found = look();
      if (found) resolve('came');
      return found;
    };
  });
  expect(await Promise.race([firstOf(() => budget.look(), budget), came])).toBe('came');
});
