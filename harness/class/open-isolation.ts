import { type ControlGroups, openControlGroups } from '../sandbox/control-groups.ts';
import { removeEtc } from '../sandbox/copy-etc.ts';
import { findBox } from '../sandbox/find-box.ts';
import { closeToOthers, keepDescriptors } from '../sandbox/keep-to-ourselves.ts';
import { isBox, type Sandbox } from '../sandbox/sandboxed.ts';
import { findTool } from '../submission/toolchain.ts';
import type { Isolation } from '../verdict/evidence.ts';
import { type Privilege, refusalOf, startWorker, type Worker } from './worker-handle.ts';

/** What this machine gives, and the first worker, which found it out. */
export interface Isolated {
  isolation: Isolation;
  sandbox: Sandbox;
  privilege: Privilege;
  worker: Worker;
  /** Where the groups of programs are made; absent where the machine lets us make none. */
  groups?: ControlGroups;
  /** What the machine refuses, of that which was wanted. */
  lacks: Lack[];
}

/** A means that this machine does not give, and why. */
export interface Lack {
  means: 'networks' | 'sandbox' | 'limits';
  why: string;
}

const tools = ['python3', 'node', 'java', 'javac', 'cc', 'c++', 'go', 'rustc'];

/** Finds the strongest isolation up to `wanted`; `folder` takes files that programs see. */
export async function openIsolation(wanted: Isolation, folder: string): Promise<Isolated> {
  keepDescriptors();
  closeToOthers();
  const found = openControlGroups();
  const groups = 'unavailable' in found ? {} : { groups: found };
  const uncounted: Lack[] = 'unavailable' in found ? [{ means: 'limits', why: found.unavailable }] : [];
  if (wanted === 'none') {
    const worker = await startWorker('none');
    return { isolation: 'none', sandbox: bare, privilege: 'none', worker, lacks: uncounted, ...groups };
  }
  const strongest = await openNamespaces(wanted, folder);
  return { ...strongest, lacks: [...strongest.lacks, ...uncounted], ...groups };
}

const bare: Sandbox = { kind: 'process-group' };

async function openNamespaces(wanted: 'network' | 'full', folder: string): Promise<Isolated> {
  const starting = startPrivileged();
  // While the worker starts: finding tools can take as long.
  const box = findBox(
    folder,
    tools.flatMap((tool) => findTool(tool) ?? []),
  );
  const { worker, privilege } = await starting;
  const network = worker.privateNetwork;
  const lacks: Lack[] = [
    ...(network.private ? [] : [{ means: 'networks', why: network.why } as const]),
    ...('unavailable' in box ? [{ means: 'sandbox', why: box.unavailable } as const] : []),
  ];
  const sandbox = 'unavailable' in box || !network.private || wanted === 'network' ? bare : box;
  if (sandbox === bare && !('unavailable' in box)) removeEtc(box.etc);
  const isolation = network.private ? (isBox(sandbox) ? 'full' : 'network') : 'none';
  return { isolation, sandbox, privilege: network.private ? privilege : 'none', worker, lacks };
}

async function startPrivileged(): Promise<{ worker: Worker; privilege: Privilege }> {
  const privilege: Privilege = process.geteuid?.() === 0 ? 'root' : 'user-namespace';
  const refused = await tryPrivilege(privilege);
  if (typeof refused !== 'string') return { worker: refused, privilege };
  const worker = await startWorker('none');
  return { worker: { ...worker, privateNetwork: { private: false, why: refused } }, privilege: 'none' };
}

/** A worker with networks of its own, or why there is none; one that failed may be left without any network. */
async function tryPrivilege(privilege: Privilege): Promise<Worker | string> {
  const refused = refusalOf(privilege);
  if (refused !== undefined) return refused;
  try {
    const worker = await startWorker(privilege);
    if (worker.privateNetwork.private) return worker;
    await worker.end();
    return worker.privateNetwork.why;
  } catch {
    return 'a worker with namespaces of its own ended at once';
  }
}
