import type { PlannedCase } from '../plan/planned-case.ts';
import type { ControlGroups } from '../sandbox/control-groups.ts';
import type { Sandbox } from '../sandbox/sandboxed.ts';
import type { Start } from '../submission/submission.ts';
import type { Isolation } from '../verdict/evidence.ts';
import type { Decision } from '../wire/relay/datagram-fault.ts';

/** Everything that a worker needs to run one case. */
export interface CaseOrder {
  planned: PlannedCase;
  submission: string;
  programs: Record<string, PreparedProgram>;
  /** A folder that is the case's own; it may hold anything and is removed afterwards. */
  scratch: string;
  isolation: Isolation;
  sandbox: Sandbox;
  /** Where groups that count what programs take can be made; absent where the machine lets us make none. */
  groups?: ControlGroups;
  port: GivenPort;
  /** `full`: nothing is proved, deadlines alone decide. */
  patience: 'proofs' | 'full';
  /** How many workers there are at the most: they share the time for looks. */
  slots: number;
  tools: Record<string, string>;
  /** What the link decided in another run: it decides so again. */
  replay?: readonly Decision[];
  /** Absolute path of strace, where the case asks for system calls. */
  strace?: string;
}

/**
 * The ports of a case: `givenPorts` says whose each is; `${port}` is the first. `alone`: no other case may use the handout's
 * port meanwhile, so ours may listen there too; in a private network it always is.
 */
export interface GivenPort {
  number: number;
  others: readonly number[];
  alone: boolean;
}

/** A program of the submission, built: the copy that every case copies afresh, and how it is started. */
export interface PreparedProgram {
  folder: string;
  start: Start;
}
