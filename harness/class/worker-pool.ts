import type { CaseOrder } from '../run/case-order.ts';
import { transcriptOf } from '../run/transcript-of.ts';
import type { Transcript } from '../verdict/evidence.ts';
import type { Jobs } from './slot-limit.ts';
import { Slots } from './slots.ts';
import { type Privilege, startWorker, type Worker } from './worker-handle.ts';

/** Workers that take turns; a case waits for the next that is free. */
export interface WorkerPool {
  /** `begins` is called when a worker has it. */
  run(order: Omit<CaseOrder, 'slots'>, begins?: () => void): Promise<Transcript>;
  /** Breaks off everything under way. */
  stop(): void;
  end(): Promise<void>;
}

/** `first` is a worker that already runs; the others start when there is work for them. */
export function openPool(first: Worker, privilege: Privilege, jobs: Jobs): WorkerPool {
  const idle: Worker[] = [first];
  const all = new Set<Worker>([first]);
  const slots = new Slots(jobs);

  const free = async (): Promise<Worker> => {
    const one = idle.pop() ?? (await startWorker(privilege));
    all.add(one);
    return one;
  };
  const runOne = async (order: CaseOrder): Promise<Transcript> => {
    const worker = await free();
    try {
      const transcript = await worker.run(order);
      idle.push(worker);
      return transcript;
    } catch (error) {
      all.delete(worker);
      return crashed(order, (error as Error).message);
    }
  };
  return {
    run: (order, begins) =>
      slots.take(order.submission, async () => {
        begins?.();
        return await runOne({ ...order, slots: slots.count });
      }),
    stop: () => {
      for (const worker of all) worker.stop();
    },
    end: async () => {
      slots.close();
      await Promise.all([...all].map((worker) => worker.end()));
    },
  };
}

/** A worker that dies costs its case a verdict, and nothing else. */
function crashed(order: CaseOrder, message: string): Transcript {
  const fault = { code: 'harness-fault', message } as const;
  return transcriptOf(order, [{ at: 0, kind: 'fault', fault }], new Date().toISOString());
}
