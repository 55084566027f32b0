import { expect, test } from '@jest/globals';
import type { CaseOrder } from '../run/case-order.ts';
import { transcriptOf } from '../run/transcript-of.ts';
import type { HarnessFault, Transcript } from '../verdict/evidence.ts';
import { acts, caseOf, steps } from '../verdict/example-case.ts';
import type { Worker } from './worker-handle.ts';
import { openPool } from './worker-pool.ts';

const order: Omit<CaseOrder, 'slots'> = {
  ...{ planned: caseOf(steps([acts.connect('alice')])), submission: 'ann', programs: {}, scratch: '' },
  ...{ isolation: 'none', sandbox: { kind: 'process-group' }, patience: 'proofs', tools: {} },
  port: { number: 0, others: [], alone: true },
};

interface Told {
  orders: CaseOrder[];
  finish(): void;
}

/** Begins each case, and ends the one under way when it is told to. */
function fakeWorker(isAlive: () => boolean): [Worker, Told] {
  let finish = (): void => {};
  const told: Told = { orders: [], finish: () => finish() };
  const run = (order: CaseOrder): Promise<Transcript> => {
    told.orders.push(order);
    return new Promise((resolve) => {
      finish = () => resolve(transcriptOf(order, [], ''));
    });
  };
  const end = async (): Promise<void> => {};
  return [{ privateNetwork: { private: true }, isAlive, run, stop: () => {}, end }, told];
}

function faultsOf({ events }: Transcript): HarnessFault['code'][] {
  return events.flatMap((event) => (event.kind === 'fault' ? [event.fault.code] : []));
}

test('what waits for its turn when all is stopped is not begun', async () => {
  const [worker, told] = fakeWorker(() => true);
  const pool = openPool(worker, 'none', 1);
  const underWay = pool.run(order);
  const waiting = pool.run(order);
  await new Promise(setImmediate);
  pool.stop();
  told.finish();
  expect([faultsOf(await underWay), faultsOf(await waiting)]).toEqual([[], ['interrupted']]);
  expect(told.orders).toHaveLength(1);
  await pool.end();
});

test('a worker that ended while it waited is given no case', async () => {
  const [worker, told] = fakeWorker(() => false);
  const pool = openPool(worker, 'none', 1);
  // Here is no bundle, so that another worker cannot be started either: the case says so and ends.
  expect(faultsOf(await pool.run(order))).toEqual(['harness-fault']);
  expect(told.orders).toEqual([]);
  await pool.end();
});
