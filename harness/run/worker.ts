import { readOwnChildren } from '../observe/process-tree.ts';
import { watchCalls } from '../observe/stuck/call-watch.ts';
import { closeToOthers } from '../sandbox/keep-to-ourselves.ts';
import { leaveMounts } from '../sandbox/leave-mounts.ts';
import { becomeSubreaper, loadNative } from '../sandbox/native.ts';
import { openPrivateNetworks, type PrivateNetworks } from '../sandbox/private-network.ts';
import { reapOrphans } from '../sandbox/reap-orphans.ts';
import { loadXmlEngine, needsXmlEngine } from '../spec/xml/xml-engine.ts';
import { ownBacklog } from '../wire/listen-on.ts';
import type { CaseOrder } from './case-order.ts';
import { LookBudget, lookShare } from './look-budget.ts';
import { runCase } from './run-case.ts';
import { aliveEveryMs, type FromWorker, type ToWorker } from './worker-protocol.ts';

// A process of its own for each slot: it runs one case after the other, each in
// a network of its own, and whatever happens to it costs one case at the most.

const native = loadNative();
if (!('unavailable' in native)) becomeSubreaper(native);
closeToOthers();
const wanted = process.argv.includes('--private-networks');
const opened = wanted ? openPrivateNetworks() : { unavailable: 'not asked for' };
const networks: PrivateNetworks | undefined = 'unavailable' in opened ? undefined : opened;

const calls = watchCalls(ownBacklog);
process.on('exit', () => calls?.close());

let stop = new AbortController();

// Ctrl-C reaches the whole foreground group; the main process decides what it means.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => stop.abort());
process.on('disconnect', () => {
  stop.abort();
  if (idle) process.exit(0);
});

let idle = true;
let budget: LookBudget | undefined;

process.on('message', (message: ToWorker) => {
  if (message.tell === 'stop') stop.abort();
  else void run(message.order);
});

async function run(order: CaseOrder): Promise<void> {
  idle = false;
  stop = new AbortController();
  budget ??= begin(order);
  budget.setShare(lookShare(order.slots));
  if (needsXmlEngine(JSON.stringify(order.planned.case))) await loadXmlEngine();
  const signs = setInterval(() => tell({ tell: 'alive' }), aliveEveryMs);
  const transcript = await runCase(order, { networks, calls, budget }, stop.signal);
  clearInterval(signs);
  reapOrphans(readOwnChildren);
  idle = true;
  if (process.connected) tell({ tell: 'transcript', transcript });
  else process.exit(0);
}

/** At the first case: only then it is known which groups are used. */
function begin({ groups, slots }: CaseOrder): LookBudget {
  if (networks && !('unavailable' in native)) leaveMounts(native, groups ? [groups.memory, groups.pids] : []);
  return new LookBudget(lookShare(slots), performance.now());
}

function tell(message: FromWorker): void {
  process.send?.(message);
}

tell({
  tell: 'ready',
  network: 'unavailable' in opened ? { private: false, why: opened.unavailable } : { private: true },
});
