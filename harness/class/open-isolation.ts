import { type ControlGroups, openControlGroups } from '../sandbox/control-groups.ts';
import { findBubblewrap } from '../sandbox/find-bubblewrap.ts';
import { closeToOthers, keepDescriptors } from '../sandbox/keep-to-ourselves.ts';
import type { Sandbox } from '../sandbox/sandboxed.ts';
import { findTool } from '../submission/toolchain.ts';
import type { Isolation } from '../verdict/evidence.ts';
import { type Privilege, startWorker, type Worker } from './worker-handle.ts';

/** What this machine gives, and the first worker, which found it out. */
export interface Isolated {
  isolation: Isolation;
  sandbox: Sandbox;
  privilege: Privilege;
  worker: Worker;
  /** Where the groups of programs are made; absent where the machine lets us make none. */
  groups?: ControlGroups;
  /** Why it is not the best: shown in reports, and the error where more was demanded. */
  lacks: string[];
}

const tools = ['python3', 'node', 'java', 'javac', 'cc', 'c++'];

/** Finds the strongest isolation up to `wanted`; `folder` takes files that programs see. */
export async function openIsolation(wanted: Isolation, folder: string): Promise<Isolated> {
  keepDescriptors();
  closeToOthers();
  const found = openControlGroups();
  const groups = 'unavailable' in found ? {} : { groups: found };
  const uncounted =
    'unavailable' in found ? [`the kernel does not keep the limits: ${found.unavailable}`] : [];
  if (wanted === 'none') {
    const worker = await startWorker('none');
    return { isolation: 'none', sandbox: bare, privilege: 'none', worker, lacks: uncounted, ...groups };
  }
  const strongest = await openNamespaces(wanted, folder);
  return { ...strongest, lacks: [...strongest.lacks, ...uncounted], ...groups };
}

const bare: Sandbox = { kind: 'process-group' };

async function openNamespaces(wanted: 'network' | 'full', folder: string): Promise<Isolated> {
  const { worker, privilege } = await startPrivileged();
  const box = findBubblewrap(
    folder,
    tools.flatMap((tool) => findTool(tool) ?? []),
  );
  const network = worker.privateNetwork;
  const lacks = [
    ...(network.private ? [] : [`no private networks: ${network.why}`]),
    ...('unavailable' in box ? [`no sandbox: ${box.unavailable}`] : []),
  ];
  const sandbox = 'unavailable' in box || !network.private || wanted === 'network' ? bare : box;
  const isolation = network.private ? (sandbox.kind === 'bubblewrap' ? 'full' : 'network') : 'none';
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
  try {
    const worker = await startWorker(privilege);
    if (worker.privateNetwork.private) return worker;
    await worker.end();
    return worker.privateNetwork.why;
  } catch {
    return 'unshare(1) is missing, or user namespaces are refused';
  }
}
