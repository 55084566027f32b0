import type { CaseOrder } from '../run/case-order.ts';
import { transcriptOf } from '../run/transcript-of.ts';
import type { HarnessFault, Transcript } from '../verdict/evidence.ts';
import type { Jobs } from './slot-limit.ts';
import { Slots } from './slots.ts';
import { type Privilege, startWorker, type Worker } from './worker-handle.ts';

/** Workers that take turns; a case waits for the next that is free. */
export interface WorkerPool {
  /** `begins` is called when a worker has it. */
  run(order: Omit<CaseOrder, 'slots'>, begins?: () => void): Promise<Transcript>;
  /** Breaks off everything under way, and begins nothing more. */
  stop(): void;
  end(): Promise<void>;
}

/** `first` is a worker that already runs; the others start when there is work for them. */
export function openPool(first: Worker, privilege: Privilege, jobs: Jobs): WorkerPool {
  const idle: Worker[] = [first];
  const all = new Set<Worker>([first]);
  const slots = new Slots(jobs);

  let isOpen = true;

  const free = async (): Promise<Worker> => {
    for (let one = idle.pop(); one; one = idle.pop()) {
      if (one.isAlive()) return one;
      all.delete(one);
    }
    const one = await startWorker(privilege);
    all.add(one);
    return one;
  };
  const runOn = async (worker: Worker, order: CaseOrder): Promise<Transcript> => {
    try {
      const transcript = await worker.run(order);
      idle.push(worker);
      return transcript;
    } catch (error) {
      all.delete(worker);
      throw error;
    }
  };
  const runOne = async (order: CaseOrder, begins?: () => void): Promise<Transcript> => {
    if (!isOpen) return without(order, { code: 'interrupted' });
    begins?.();
    try {
      const worker = await free();
      // It may have been closed while the worker started.
      return isOpen ? await runOn(worker, order) : without(order, { code: 'interrupted' });
    } catch (error) {
      return without(order, { code: 'harness-fault', message: (error as Error).message });
    }
  };
  return {
    run: (order, begins) =>
      slots.take(order.submission, () => runOne({ ...order, slots: slots.count }, begins)),
    stop: () => {
      isOpen = false;
      for (const worker of all) worker.stop();
    },
    end: async () => {
      isOpen = false;
      slots.close();
      await Promise.all([...all].map((worker) => worker.end()));
    },
  };
}

/** A worker that dies costs its case a verdict, and nothing else; what waits when all is stopped is not begun. */
function without(order: CaseOrder, fault: HarnessFault): Transcript {
  return transcriptOf(order, [{ at: 0, kind: 'fault', fault }], new Date().toISOString());
}
