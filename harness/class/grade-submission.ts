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
  events: readonly Evidence[];
  transcript?: Transcript;
}

/** What the link decided in a run of this case, to be decided so again. */
export interface Replay {
  of: string;
  decisions: readonly Decision[];
}

/** What running the cases of one submission takes from the class. */
export interface Bench {
  plan: PlannedCase[];
  prepared: Prepared;
  /** The programs of the reference, for cases that are played against it. */
  reference: Prepared;
  /** Everything of an order that is the same for all cases. */
  common: Pick<CaseOrder, 'isolation' | 'sandbox' | 'groups' | 'tools' | 'patience' | 'slots'>;
  scratch: string;
  /** Link decisions of an earlier run. */
  replay?: Replay;
  run(order: CaseOrder): Promise<Transcript>;
  decided(one: Decided): void;
  signal: AbortSignal;
}

/** Runs and judges all cases of a submission; each starts as soon as those that it needs have passed. */
export async function gradeSubmission(handedIn: Pick<HandIn, 'name'>, bench: Bench): Promise<Decided[]> {
  const ports = openPortTurns(bench.common.isolation);
  const byCase = new Map<string, Promise<Decided>[]>();
  const all = bench.plan.map((planned) => {
    const needed = planned.case.needs.flatMap((id) => byCase.get(id) ?? []);
    const decided = decide(planned, needed, bench, (port) => orderOf(planned, handedIn, bench, port), ports);
    byCase.set(planned.case.id, [...(byCase.get(planned.case.id) ?? []), decided]);
    return decided;
  });
  return await Promise.all(all);
}

async function decide(
  planned: PlannedCase,
  needed: Promise<Decided>[],
  bench: Bench,
  order: (port: GivenPort) => CaseOrder,
  ports: ReturnType<typeof openPortTurns>,
): Promise<Decided> {
  const decided = await decideNow(planned, await Promise.all(needed), bench, order, ports);
  bench.decided(decided);
  return decided;
}

async function decideNow(
  planned: PlannedCase,
  needed: Decided[],
  bench: Bench,
  order: (port: GivenPort) => CaseOrder,
  ports: ReturnType<typeof openPortTurns>,
): Promise<Decided> {
  const without = (state: 'failed' | 'skipped' | 'undecided', reason: Reason): Decided => {
    return { planned, verdict: verdictWithoutRun(planned, state, reason), events: [] };
  };
  const lost = needed.find(({ verdict }) => verdict.state !== 'passed');
  if (lost) return without(stateAfter(lost), needsReason(lost));
  const hindrance = hindranceOf(planned, castOf(planned, bench.prepared, bench.reference));
  if (hindrance) return without(hindrance.hindered, hindrance.reason);
  if (bench.signal.aborted) return without('undecided', interrupted);
  return await tryEachSeed(planned, bench, order, ports);
}

/** With each seed of its link in turn, until one fails. */
async function tryEachSeed(
  whole: PlannedCase,
  bench: Bench,
  order: (port: GivenPort) => CaseOrder,
  ports: ReturnType<typeof openPortTurns>,
): Promise<Decided> {
  const tries = eachSeed(whole);
  for (const [index, planned] of tries.entries()) {
    const transcript = await ports.take(planned, (port) => bench.run(ofTry(order(port), planned, index)));
    const verdict = judge(transcript);
    const decided = { planned, verdict, events: transcript.events, transcript };
    if (verdict.state !== 'passed')
      return tries.length > 1 ? { ...decided, verdict: namingSeed(verdict, planned) } : decided;
    if (index === tries.length - 1) return { ...decided, planned: whole };
  }
  throw new Error('a case is tried at least once');
}

function ofTry(order: CaseOrder, planned: PlannedCase, index: number): CaseOrder {
  return { ...order, planned, scratch: index === 0 ? order.scratch : `${order.scratch}-${index}` };
}

function namingSeed(verdict: Verdict, { case: { link } }: PlannedCase): Verdict {
  if (!('reason' in verdict)) return verdict;
  const message = `${verdict.reason.message} (with the link’s seed ${link?.seeds[0]})`;
  return { ...verdict, reason: { ...verdict.reason, message } };
}

/** What an undecided case would have allowed is undecided too. */
function stateAfter({ verdict }: Decided): 'skipped' | 'undecided' {
  return verdict.state === 'undecided' ? 'undecided' : 'skipped';
}

function needsReason({ verdict }: Decided): Reason {
  const message = `needs “${verdict.case.title}” (${verdict.case.id}), which was ${verdict.state}`;
  return { code: 'needs-not-passed', message, findings: [] };
}

const interrupted: Reason = {
  code: 'interrupted',
  message: 'the run was stopped before this case began',
  findings: [],
};

function orderOf(
  planned: PlannedCase,
  handedIn: Pick<HandIn, 'name'>,
  bench: Bench,
  port: GivenPort,
): CaseOrder {
  return {
    ...bench.common,
    planned,
    submission: handedIn.name,
    programs: programsOf(planned, castOf(planned, bench.prepared, bench.reference)),
    // Its path is in the program's sight: it must not tell which case this is.
    scratch: join(bench.scratch, String(bench.plan.indexOf(planned))),
    port,
    ...straceFor(planned),
    ...(bench.replay?.of === planned.case.id && { replay: bench.replay.decisions }),
  };
}
