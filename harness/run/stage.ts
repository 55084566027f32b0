import type { CallTrace } from '../observe/call-trace.ts';
import type { CallWatch } from '../observe/stuck/call-watch.ts';
import type { GivenPorts } from '../plan/given-ports.ts';
import type { CaseFolder } from '../sandbox/case-folder.ts';
import type { Network } from '../sandbox/private-network.ts';
import type { Running } from '../sandbox/start-program.ts';
import type { VarValue } from '../verdict/evidence.ts';
import type { TcpRelay } from '../wire/relay/tcp-relay.ts';
import type { TcpEnd } from '../wire/tcp-end.ts';
import type { TcpListener } from '../wire/tcp-listener.ts';
import type { UdpEnd } from '../wire/udp-end.ts';
import type { PendingLooks } from './backoff.ts';
import type { CaseOrder } from './case-order.ts';
import type { LimitWatch } from './limit-watch.ts';
import type { Recorder } from './recorder.ts';
import type { Proofs } from './resting.ts';

/** What a case has in hand while it runs. */
export interface Stage {
  order: CaseOrder;
  ports: GivenPorts;
  recorder: Recorder;
  folder: CaseFolder;
  limits: Map<string, LimitWatch>;
  programs: Map<string, Running>;
  /** System calls of programs of which the case wants to know them. */
  traces: Map<string, CallTrace>;
  ends: Map<string, TcpEnd>;
  datagramEnds: Map<string, UdpEnd>;
  listeners: Map<string, TcpListener>;
  /** Of players: each has one of its own. */
  networks: Map<string, Network>;
  /** Over the case's link, of datagrams to and from our own ends. */
  flows: number;
  /** The bad link before our own connections. */
  tcpLink?: TcpRelay;
  /** host, port, the row of `for`, and what `save` has kept. */
  vars: Record<string, VarValue>;
  /** Acts of ours under way that do not wait for a program: bytes being written, a program being started. */
  ownWork: number;
  /** Looks under way: a proof counts only where none of them has an answer. */
  looks: PendingLooks;
  /** Tells at once who listens; absent where the kernel does not tell of calls. */
  calls: CallWatch | undefined;
  /** Looks for proofs; absent where deadlines alone are to decide. */
  proofs?: Proofs;
  /** Undone newest first when the case is over. */
  undo: (() => void | Promise<void>)[];
}

/** Unwinds everything, newest first; what fails there does not hold up the rest. */
export async function tearDown(stage: Stage): Promise<void> {
  stage.recorder.freeze();
  stage.proofs?.end();
  for (const undo of stage.undo.reverse()) {
    try {
      await undo();
    } catch {
      // The verdict stands on what was recorded before.
    }
  }
}

/** Does something that the programs have no part in: while it lasts, nothing is proved. */
export async function asOwnWork<T>(stage: Stage, work: () => Promise<T>): Promise<T> {
  stage.ownWork++;
  try {
    return await work();
  } finally {
    stage.ownWork--;
  }
}
