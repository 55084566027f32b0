import type { CaseOrder } from '../run/case-order.ts';
import { transcriptOf } from '../run/transcript-of.ts';
import type { Transcript } from '../verdict/evidence.ts';
import { type Privilege, startWorker, type Worker } from './worker-handle.ts';

/** Workers that take turns; a case waits for the next that is free, first come, first served. */
export interface WorkerPool {
  /** `begins` is called when a worker has it. */
  run(order: CaseOrder, begins?: () => void): Promise<Transcript>;
  /** Breaks off everything under way. */
  stop(): void;
  end(): Promise<void>;
}

/** `first` is a worker that already runs; the others start when there is work for them. */
export function openPool(first: Worker, privilege: Privilege, jobs: number): WorkerPool {
  const idle: Worker[] = [first];
  const all = new Set<Worker>([first]);
  const queue: ((worker: Worker | undefined) => void)[] = [];
  let starting = 0;

  const take = async (): Promise<Worker> => {
    const free = idle.pop();
    if (free) return free;
    if (all.size + starting < jobs) return await another();
    const worker = await new Promise<Worker | undefined>((resolve) => queue.push(resolve));
    return worker ?? (await another());
  };
  const another = async (): Promise<Worker> => {
    starting++;
    try {
      const worker = await startWorker(privilege);
      all.add(worker);
      return worker;
    } finally {
      starting--;
    }
  };
  const giveBack = (worker: Worker | undefined): void => {
    const next = queue.shift();
    if (next) next(worker);
    else if (worker) idle.push(worker);
  };
  return {
    run: async (order, begins) => {
      const worker = await take();
      begins?.();
      try {
        const transcript = await worker.run(order);
        giveBack(worker);
        return transcript;
      } catch (error) {
        all.delete(worker);
        giveBack(undefined);
        return crashed(order, (error as Error).message);
      }
    },
    stop: () => {
      for (const worker of all) worker.stop();
    },
    end: async () => {
      await Promise.all([...all].map((worker) => worker.end()));
    },
  };
}

/** A worker that dies costs its case a verdict, and nothing else. */
function crashed(order: CaseOrder, message: string): Transcript {
  const fault = { code: 'harness-fault', message } as const;
  return transcriptOf(order, [{ at: 0, kind: 'fault', fault }], new Date().toISOString());
}
