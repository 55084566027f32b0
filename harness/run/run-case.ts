import { isRunning } from '../observe/is-running.ts';
import { readOwnChildren, readTree } from '../observe/process-tree.ts';
import { givenPorts } from '../plan/given-ports.ts';
import { makeCaseFolder } from '../sandbox/case-folder.ts';
import { endOrphans } from '../sandbox/end-tree.ts';
import type { PrivateNetworks } from '../sandbox/private-network.ts';
import type { HarnessFault, Transcript } from '../verdict/evidence.ts';
import { openPlayersLink } from './case-link.ts';
import type { CaseOrder } from './case-order.ts';
import { freeHardwiredPorts } from './hardwired-port.ts';
import { lookAfterwards } from './look-afterwards.ts';
import { Recorder } from './recorder.ts';
import { runSteps } from './run-steps.ts';
import { type Stage, tearDown } from './stage.ts';
import { type Looking, StuckWatch } from './stuck-watch.ts';
import { transcriptOf } from './transcript-of.ts';

/** What the worker got from the system, once for all its cases; absent where it was refused. */
interface Means extends Looking {
  networks: PrivateNetworks | undefined;
}

/** Holds the conversation of one case and returns everything that happened. Never throws. */
export async function runCase(
  order: CaseOrder,
  { networks, ...looking }: Means,
  signal: AbortSignal,
): Promise<Transcript> {
  const startedAt = new Date().toISOString();
  const stage = newStage(order, looking);
  try {
    if (order.isolation !== 'none' && networks) enterNetworks(stage, networks);
    await play(stage, signal);
  } catch (error) {
    stage.recorder.add({ kind: 'fault', fault: faultOf(error) });
  } finally {
    await tearDown(stage);
  }
  return transcriptOf(order, stage.recorder.events, startedAt);
}

function newStage(order: CaseOrder, looking: Looking): Stage {
  const { port, planned, patience, isolation, scratch } = order;
  const folder = makeCaseFolder(scratch, isolation === 'none' ? 'the machine’s' : 'own');
  const stage: Stage = {
    order,
    ports: givenPorts(planned, [port.number, ...port.others]),
    recorder: new Recorder(),
    folder,
    limits: new Map(),
    programs: new Map(),
    traces: new Map(),
    ends: new Map(),
    datagramEnds: new Map(),
    flows: 0,
    listeners: new Map(),
    networks: new Map(),
    ownWork: 0,
    looks: new Set(),
    calls: looking.calls,
    vars: { ...planned.row, host: '127.0.0.1', port: port.number },
    undo: [
      () => folder.remove(),
      () => endOrphans({ listChildren: readOwnChildren, listTree: readTree, isRunning }),
    ],
  };
  if (patience === 'proofs') stage.proofs = new StuckWatch(stage, looking);
  return stage;
}

/** A new network for the case; players have one each, so that nothing goes past the link between them. */
function enterNetworks(stage: Stage, networks: PrivateNetworks): void {
  networks.enterNew();
  for (const name of Object.keys(stage.order.planned.case.players ?? {})) {
    const network = networks.makeBeside();
    stage.networks.set(name, network);
    stage.undo.push(() => network.close());
  }
}

async function play(stage: Stage, signal: AbortSignal): Promise<void> {
  const { planned } = stage.order;
  const busy = await freeHardwiredPorts(stage.order, signal);
  if (busy) {
    stage.recorder.add({ kind: 'fault', fault: busy });
    return;
  }
  await openPlayersLink(stage);
  const end = await runSteps(stage, planned.case.steps, signal);
  for (const watch of stage.limits.values()) watch.look();
  if (signal.aborted) stage.recorder.add({ kind: 'fault', fault: { code: 'interrupted' } });
  else if (end === 'done') stage.recorder.add({ kind: 'steps-done' });
  else await lookAfterwards(stage, signal);
}

function faultOf(error: unknown): HarnessFault {
  return { code: 'harness-fault', message: error instanceof Error ? error.message : String(error) };
}
