import type { PlannedCase } from '../plan/planned-case.ts';
import type { Call } from '../spec/assignment.ts';
import type { LinkHappening } from './link-evidence.ts';

/** Everything that happened in one case, in order of time: what verdicts stand on. */
export interface Transcript {
  /** Version of this format, as in transcript.schema.json. */
  transcript: 1;
  wiregrade: string;
  case: PlannedCase;
  /** SHA-256 of what the case sends and expects; another hash means another case. */
  caseHash: string;
  submission: string;
  isolation: Isolation;
  /** Versions of what took part: node, python3, gcc … */
  tools: Record<string, string>;
  /** ISO 8601, UTC. */
  startedAt: string;
  events: Evidence[];
}

/** What kept the programs apart: `full` is a network and a sandbox for each case. */
export type Isolation = 'none' | 'network' | 'full';

/** One thing that happened; `at` is in milliseconds since the case began. */
export type Evidence = { at: number } & Happening;

export type Happening =
  | { kind: 'step-began'; step: string; vars: Record<string, VarValue> }
  | { kind: 'step-ended'; step: string; wait: WaitEnd }
  /** Every step was taken and none failed. */
  | { kind: 'steps-done' }
  | { kind: 'began-afterwards' }
  /** So many datagrams in all came to a UDP port that nobody has. */
  | { kind: 'unheard'; count: number }
  | ProgramHappening
  | EndHappening
  | LinkHappening
  /** Nothing more can come: every thread, where it is blocked, and what our ends have sent that is unread. */
  | { kind: 'proved-stuck'; blocked: BlockedThread[]; unread: { end: string; bytes: number }[] }
  | { kind: 'fault'; fault: HarnessFault };

/** A thread of a program that will not wake by itself. */
export interface BlockedThread {
  program: string;
  /** As students know it: `recv()`. */
  call: string;
  /** What it waits on, in words: `the connection from alice`. */
  on?: string;
}

/** Values that templates can take. */
export type VarValue = string | number | boolean | null | VarValue[] | { [key: string]: VarValue };

export type ProgramHappening =
  | { kind: 'program-started'; program: string; argv: string[]; givenPort?: number }
  | { kind: 'program-listening'; program: string; address: string; port: number; transport?: 'udp' }
  | { kind: 'program-printed'; program: string; stream: 'stdout' | 'stderr'; bytes: Buffer }
  | { kind: 'output-dropped'; program: string; stream: 'stdout' | 'stderr'; count: number }
  /** They found no room in the program's receive queue. */
  | { kind: 'datagrams-dropped'; program: string; count: number }
  | { kind: 'program-typed'; program: string; bytes: Buffer }
  | { kind: 'stdin-ended'; program: string }
  | ({ kind: 'limit-hit'; program: string } & LimitHit)
  | { kind: 'program-signalled'; program: string; signal: string }
  | { kind: 'program-held'; program: string; holdings: Holdings }
  /** Of one processor, waiting for one included. */
  | { kind: 'program-used'; program: string; percent: number; overMs: number }
  | { kind: 'program-called'; program: string; call: Call; sockets: CalledSockets; failed?: string }
  | { kind: 'program-ended'; program: string; status: EndStatus; by: 'itself' | 'us' };

/** What a program holds at one moment, as the kernel counts it. */
export interface Holdings {
  listening: { family: 'ipv4' | 'ipv6'; address: string; port: number; backlog?: number; waiting: number }[];
  connections: number;
  /** Connections whose other end has finished. */
  unclosed: number;
  descriptors: number;
  threads: number;
  children: number;
  zombies: number;
}

/** Sockets by inode: the one that a call was made on, and the one that it gave. */
export interface CalledSockets {
  on?: string;
  gave?: string;
}

/** What a program had too much of when it was stopped: processes, bytes or seconds. */
export interface LimitHit {
  limit: 'output' | 'processes' | 'memory' | 'disk' | 'processor';
  value: number;
}

export type EndStatus = { code: number } | { signal: string };

export type EndHappening =
  | { kind: 'listening'; end: string; ports: number[] }
  | { kind: 'opened'; end: string; to: string; local: string; remote: string }
  | { kind: 'refused'; end: string }
  /** A UDP end of ours; `remote` is where it sends to, unknown where it waits for a client. */
  | { kind: 'opened-udp'; end: string; to: string; local: string; remote?: string }
  | { kind: 'sent'; end: string; bytes: Buffer; to?: string }
  /** The program has taken everything out of its receive queue. */
  | { kind: 'read-by-program'; end: string }
  | { kind: 'received'; end: string; bytes: Buffer; from?: string }
  /** A datagram that came from another address than the one we send to. */
  | { kind: 'strayed'; end: string; from: string; bytes: Buffer }
  /** `refused`: what we sent by UDP came back, since nobody receives there. */
  | { kind: 'peer-closed'; end: string; how: 'fin' | 'reset' | 'refused' }
  | { kind: 'we-closed'; end: string; how: 'finish' | 'close' | 'reset' };

/**
 * Why a wait was over. `stuck` is a proof that nothing more will come; `starved`
 * says that the machine gave the program too little time to tell.
 */
export type WaitEnd = 'satisfied' | 'impossible' | 'stuck' | 'exited' | 'expired' | 'starved' | 'interrupted';

/** Ours, never the student's; it costs no points. */
export type HarnessFault =
  | { code: 'harness-fault'; message: string }
  | { code: 'port-busy'; port: number; owner: string }
  | { code: 'interrupted' }
  | { code: 'starved'; wallMs: number };
