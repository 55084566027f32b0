import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CaseOrder } from '../run/case-order.ts';
import type { FromWorker, ToWorker } from '../run/worker-protocol.ts';
import type { Transcript } from '../verdict/evidence.ts';
import { watchLife } from './sign-of-life.ts';

/** A worker process and what it can do. */
export interface Worker {
  privateNetwork: { private: true } | { private: false; why: string };
  /** False as soon as its process has ended: the system may end it while it waits. */
  isAlive(): boolean;
  /** One case at a time; rejects when the process ends before it has answered, or is hung and ended for that. */
  run(order: CaseOrder): Promise<Transcript>;
  /** Breaks off the case under way; its transcript still comes. */
  stop(): void;
  /** Resolves when the process has ended. */
  end(): Promise<void>;
}

/** How a worker gets the right to make networks: as root it has it, others need a user namespace. */
export type Privilege = 'none' | 'root' | 'user-namespace';

/** Why a worker cannot get that right here; in the words of unshare(1). */
export function refusalOf(privilege: Privilege): string | undefined {
  const [file, ...args] = prefixes[privilege];
  if (file === undefined) return undefined;
  const { status, stderr, error } = spawnSync(file, [...args, 'true'], { encoding: 'utf8' });
  if (status === 0) return undefined;
  return error ? 'unshare(1) is not installed (Debian package util-linux)' : stderr.trim();
}

/** Starts a worker; rejects where the process ends before it is ready. */
export async function startWorker(privilege: Privilege): Promise<Worker> {
  const child = launch(privilege);
  const ready = await answer(child, 'ready');
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  return {
    privateNetwork: ready.network,
    isAlive: () => child.connected,
    run: async (order) => {
      const result = answer(child, 'transcript');
      tell(child, { tell: 'run', order });
      const life = watchLife(child);
      try {
        return (await Promise.race([result, life.hung])).transcript;
      } finally {
        life.stop();
      }
    },
    stop: () => tell(child, { tell: 'stop' }),
    end: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** With mounts of its own, each case gets a file system of bounded size, and none is left behind. */
const prefixes: Record<Privilege, string[]> = {
  none: [],
  root: ['unshare', '--mount', '--'],
  'user-namespace': ['unshare', '--user', '--map-root-user', '--mount', '--'],
};

/** Nothing of the grader's environment is a program's business, and a worker's can be read in /proc. */
const inherited = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'TZ'];

function launch(privilege: Privilege): ChildProcess {
  const script = fileURLToPath(new URL('worker.js', import.meta.url));
  const flags = privilege === 'none' ? [] : ['--private-networks'];
  // A worker starts faster without, and its faults are told by their messages.
  const maps = process.sourceMapsEnabled ? ['--enable-source-maps'] : [];
  const [file = '', ...args] = [...prefixes[privilege], process.execPath, ...maps, script, ...flags];
  const env = Object.fromEntries(inherited.map((name) => [name, process.env[name]]));
  return spawn(file, args, {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
}

function tell(child: ChildProcess, message: ToWorker): void {
  if (child.connected) child.send(message);
}

type Answer<T extends FromWorker['tell']> = Extract<FromWorker, { tell: T }>;

function answer<T extends FromWorker['tell']>(child: ChildProcess, kind: T): Promise<Answer<T>> {
  return new Promise((resolve, reject) => {
    const hear = (message: FromWorker): void => {
      if (message.tell !== kind) return;
      settle();
      resolve(message as Answer<T>);
    };
    const fail = (): void => {
      settle();
      reject(new Error('the worker process ended'));
    };
    const settle = (): void => {
      child.off('message', hear);
      child.off('exit', fail);
      child.off('error', fail);
    };
    child.on('message', hear);
    child.once('exit', fail);
    child.once('error', fail);
  });
}
