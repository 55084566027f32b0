import { join } from 'node:path';
import { eachSeed } from '../plan/link-seeds.ts';
import type { PlannedCase } from '../plan/planned-case.ts';
import type { CaseOrder, GivenPort } from '../run/case-order.ts';
import type { HandIn } from '../submission/hand-in.ts';
import type { Evidence, Transcript } from '../verdict/evidence.ts';
import { judge, verdictWithoutRun } from '../verdict/judge.ts';
import type { Reason, Verdict } from '../verdict/verdict.ts';
import type { Decision } from '../wire/relay/datagram-fault.ts';
import { openPortTurns } from './port-turns.ts';
import { castOf, hindranceOf, type Prepared, programsOf, straceFor } from './prepare.ts';

/** A case of one submission, decided. */
export interface Decided {
  planned: PlannedCase;
  verdict: Verdict;
  /** Versions of what built and ran the programs. */
  tools: Record<string, string>;
  events: readonly Evidence[];
  transcript?: Transcript;
}

/** What the cases that need this one, and whoever counts, must know of it. */
export interface Standing {
  id: string;
  title: string;
  state: Verdict['state'];
}

/** What the link decided in a run of this case, to be decided so again. */
export interface Replay {
  of: string;
  decisions: readonly Decision[];
}

/** What running the cases of one submission takes from the class. */
export interface Bench {
  plan: PlannedCase[];
  /** Copies and builds, when the first case is to be run. */
  prepared(): Promise<Workpiece>;
  /** The programs of the reference, for cases that are played against it. */
  reference: Prepared;
  /** Everything of an order that is the same for all cases. */
  common: Pick<CaseOrder, 'isolation' | 'sandbox' | 'groups' | 'patience'>;
  scratch: string;
  /** Link decisions of an earlier run. */
  replay?: Replay;
  run(order: Order): Promise<Transcript>;
  /** How a case came out in an earlier run, where that still holds; `lost`: one that it needs was not passed. */
  known(planned: PlannedCase, lost?: Standing): Standing | undefined;
  decided(one: Decided): void;
  signal: AbortSignal;
}

/** The pool knows how many run beside it. */
type Order = Omit<CaseOrder, 'slots'>;

/** A submission's programs, and the versions of the tools that made them. */
export interface Workpiece {
  prepared: Prepared;
  tools: Record<string, string>;
}

/** Runs and judges all cases of a submission that are not known; each starts as soon as those that it needs have passed. */
export async function gradeSubmission(handedIn: Pick<HandIn, 'name'>, bench: Bench): Promise<void> {
  const ports = openPortTurns(bench.common.isolation);
  const byCase = new Map<string, Promise<Standing>[]>();
  const all = bench.plan.map((planned) => {
    const needed = planned.case.needs.flatMap((id) => byCase.get(id) ?? []);
    const standing = settle({ planned, handedIn, ports }, needed, bench);
    byCase.set(planned.case.id, [...(byCase.get(planned.case.id) ?? []), standing]);
    return standing;
  });
  await Promise.all(all);
}

interface Turn {
  planned: PlannedCase;
  handedIn: Pick<HandIn, 'name'>;
  ports: ReturnType<typeof openPortTurns>;
}

async function settle(turn: Turn, needed: Promise<Standing>[], bench: Bench): Promise<Standing> {
  const { planned } = turn;
  const lost = (await Promise.all(needed)).find(({ state }) => state !== 'passed');
  const known = bench.known(planned, lost);
  if (known) return known;
  const decided = lost ? notTried(planned, lost) : await decide(turn, bench);
  bench.decided(decided);
  return standingOf(decided);
}

async function decide(turn: Turn, bench: Bench): Promise<Decided> {
  const { planned } = turn;
  if (bench.signal.aborted) return without(planned, 'undecided', interrupted);
  const { prepared, tools } = await bench.prepared();
  const hindrance = hindranceOf(planned, castOf(planned, prepared, bench.reference));
  if (hindrance) return { ...without(planned, hindrance.hindered, hindrance.reason), tools };
  if (bench.signal.aborted) return without(planned, 'undecided', interrupted);
  return await tryEachSeed(planned, turn, { prepared, tools }, bench);
}

function without(planned: PlannedCase, state: 'failed' | 'skipped' | 'undecided', reason: Reason): Decided {
  return { planned, verdict: verdictWithoutRun(planned, state, reason), tools: {}, events: [] };
}

/** What is told of a case that needs another, which was lost. */
export function notTried(planned: PlannedCase, lost: Standing): Decided {
  return without(planned, stateAfter(lost), needsReason(lost));
}

function standingOf({ planned: { id, title }, verdict: { state } }: Decided): Standing {
  return { id, title, state };
}

/** With each seed of its link in turn, until one fails. */
async function tryEachSeed(
  whole: PlannedCase,
  turn: Turn,
  workpiece: Workpiece,
  bench: Bench,
): Promise<Decided> {
  const tries = eachSeed(whole);
  for (const [index, planned] of tries.entries()) {
    const transcript = await turn.ports.take(planned, (port) =>
      bench.run(ofTry(orderOf(turn, workpiece, port, bench), planned, index)),
    );
    const verdict = judge(transcript);
    const decided = { planned, verdict, tools: workpiece.tools, events: transcript.events, transcript };
    if (verdict.state !== 'passed')
      return tries.length > 1 ? { ...decided, verdict: namingSeed(verdict, planned) } : decided;
    if (index === tries.length - 1) return { ...decided, planned: whole };
  }
  throw new Error('a case is tried at least once');
}

function ofTry(order: Order, planned: PlannedCase, index: number): Order {
  return { ...order, planned, scratch: index === 0 ? order.scratch : `${order.scratch}-${index}` };
}

/** Of several seeds, the one with which it was lost. */
export function namingSeed(verdict: Verdict, { case: { link } }: PlannedCase): Verdict {
  if (!('reason' in verdict)) return verdict;
  const message = `${verdict.reason.message} (with the link’s seed ${link?.seeds[0]})`;
  return { ...verdict, reason: { ...verdict.reason, message } };
}

/** What an undecided case would have allowed is undecided too. */
function stateAfter({ state }: Standing): 'skipped' | 'undecided' {
  return state === 'undecided' ? 'undecided' : 'skipped';
}

function needsReason({ title, id, state }: Standing): Reason {
  const message = `needs “${title}” (${id}), which was ${state}`;
  return { code: 'needs-not-passed', message, findings: [] };
}

const interrupted: Reason = {
  code: 'interrupted',
  message: 'the run was stopped before this case began',
  findings: [],
};

function orderOf(
  { planned, handedIn }: Turn,
  { prepared, tools }: Workpiece,
  port: GivenPort,
  bench: Bench,
): Order {
  return {
    ...bench.common,
    ...{ planned, tools, port },
    submission: handedIn.name,
    programs: programsOf(planned, castOf(planned, prepared, bench.reference)),
    // Its path is in the program's sight: it must not tell which case this is.
    scratch: join(bench.scratch, String(bench.plan.indexOf(planned))),
    ...straceFor(planned),
    ...(bench.replay?.of === planned.case.id && { replay: bench.replay.decisions }),
  };
}
