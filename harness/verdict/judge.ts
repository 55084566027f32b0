import type { PlannedCase } from '../plan/planned-case.ts';
import type { Step } from '../spec/assignment.ts';
import { counted } from './counted.ts';
import type { Evidence, HarnessFault, Transcript, WaitEnd } from './evidence.ts';
import { findMistakes } from './findings/find-mistakes.ts';
import { firstCause } from './first-cause.ts';
import { type LeafEnds, leafOf, leavesById } from './leaf-steps.ts';
import { stoppedAt } from './limit-words.ts';
import { surplusIn, unread } from './progress/end-progress.ts';
import type { Failure, Met } from './progress/progress.ts';
import { conclude, consume, progressOf } from './progress/step-progress.ts';
import { type Proof, proofOf } from './proof-words.ts';
import { earnedBySteps } from './step-points.ts';
import type { CaseFacts, Check, Outcome, Reason, Verdict } from './verdict.ts';
import { learn, newWorld, type ProgramState, type World } from './world.ts';

/** The verdict that a transcript proves; the same transcript always gives the same. */
export function judge(transcript: Transcript): Verdict {
  const trial = tryCase(transcript);
  const facts = { case: factsOf(transcript.case), checks: trial.checks };
  return { ...facts, ...outcomeOf(transcript, trial) };
}

/** A verdict on a case that could not be run at all. */
export function verdictWithoutRun(
  planned: PlannedCase,
  state: 'failed' | 'skipped' | 'undecided',
  reason: Reason,
): Verdict {
  return { case: factsOf(planned), checks: [], state, earned: 0, reason };
}

function factsOf(planned: PlannedCase): CaseFacts {
  const { points, extraCredit, visibility, because, tags } = planned.case;
  const facts = { id: planned.id, title: planned.title, points, extraCredit, visibility, tags };
  return because === undefined ? facts : { ...facts, because };
}

interface Trial {
  world: World;
  checks: Check[];
  /** How the leaf steps came out, all rounds together. */
  ends: LeafEnds;
  /** Programs whose end a step has asked for. */
  expectedToEnd: Set<ProgramState>;
  failed?: { step: Step; failure: Failure; proof?: Proof };
  /** The proof that ended the steps under way, and when anything last happened before it. */
  proof?: Proof;
  stirredAt: number;
  /** Of ours, before anything had failed: the first cause wins. */
  fault?: HarnessFault;
  done: boolean;
}

function newTrial(): Trial {
  return {
    world: newWorld(),
    checks: [],
    ends: new Map(),
    expectedToEnd: new Set(),
    stirredAt: 0,
    done: false,
  };
}

function tryCase(transcript: Transcript): Trial {
  const trial = newTrial();
  const steps = leavesById(transcript.case.case.steps);
  for (const evidence of transcript.events) {
    learn(trial.world, evidence);
    if (evidence.kind === 'steps-done') trial.done = true;
    if (evidence.kind === 'fault' && !trial.failed) trial.fault ??= evidence.fault;
    if (evidence.kind === 'proved-stuck') trial.proof = proofOf(evidence, trial.stirredAt, trial.world);
    else if (evidence.kind !== 'step-began') trial.stirredAt = evidence.at;
    if (evidence.kind === 'step-ended' && !trial.failed) endStep(trial, transcript.case, steps, evidence);
  }
  return trial;
}

function endStep(
  trial: Trial,
  planned: PlannedCase,
  steps: Map<string, Step>,
  { step: id, wait }: Extract<Evidence, { kind: 'step-ended' }>,
): void {
  const step = steps.get(leafOf(id));
  if (!step) return;
  if (wait === 'interrupted') trial.ends.set(step.id, 'not passed');
  if (wait === 'interrupted') return;
  const result = conclude(progressOf(trial.world, planned, step, id), wait);
  const passed = !('failure' in result);
  if (passed) pass(trial, step, result);
  else
    trial.failed = {
      step,
      failure: wait === 'expired' ? afterTime(result.failure, step) : result.failure,
      ...(wait === 'stuck' && trial.proof && { proof: trial.proof }),
    };
  if (trial.ends.get(step.id) !== 'not passed') trial.ends.set(step.id, passed ? 'passed' : 'not passed');
  trial.checks.push(checkOf(step, id, wait, passed ? result.tolerated : undefined));
}

/** What did not come says within which time; a proof needs none. */
const absences: ReadonlySet<string> = new Set([
  'no-answer',
  'still-open',
  'still-running',
  'nobody-connected',
  'no-output',
]);

function afterTime(failure: Failure, { act }: Step): Failure {
  if (!absences.has(failure.code) || !('withinMs' in act)) return failure;
  return { ...failure, message: `${failure.message} within ${act.withinMs} ms` };
}

function pass(trial: Trial, { act }: Step, result: Met): void {
  consume(result);
  const program = act.verb === 'exit' ? trial.world.programs.get(act.of) : undefined;
  if (program) trial.expectedToEnd.add(program);
}

/** `tolerated` is there where the check passed. */
function checkOf(step: Step, id: string, wait: WaitEnd, tolerated?: string[]): Check {
  const passed = tolerated !== undefined;
  const check = { step: id, place: step.place, passed, wait, tolerated: tolerated ?? [] };
  return step.points === undefined ? check : { ...check, points: step.points };
}

function outcomeOf(transcript: Transcript, trial: Trial): Outcome {
  const { case: planned } = transcript;
  if (trial.fault) return { state: 'undecided', earned: 0, reason: faultReason(trial.fault) };
  const failed = trial.failed ?? leftOver(planned, trial) ?? overLimit(planned, trial);
  if (failed) {
    const failure = firstCause({ ...failed, expectedToEnd: trial.expectedToEnd }, trial.world);
    if (failure.code === 'harness-fault') return undecided(failure.message);
    const findings = findMistakes(failure, failed.step, trial.world);
    const place = failure.place ?? failed.step.place;
    const reason: Reason = { ...failure, place, findings, ...(failed.proof && { proof: failed.proof }) };
    return { state: 'failed', earned: earnedBySteps(planned.case.steps, trial.ends), reason };
  }
  if (!trial.done) return undecided('the transcript ends before the case does');
  return { state: 'passed', earned: planned.case.points };
}

function undecided(message: string): Outcome {
  return { state: 'undecided', earned: 0, reason: { code: 'harness-fault', message, findings: [] } };
}

function leftOver(planned: PlannedCase, trial: Trial): Trial['failed'] {
  const step = planned.case.steps.at(-1);
  if (planned.case.leftover !== 'fail' || !trial.done || !step) return undefined;
  for (const [name, end] of trial.world.ends) {
    const received = unread(end, planned.case.tolerate);
    if (received.length === 0) continue;
    const message = `${counted(received.length, 'byte')} more than expected came to ${name}`;
    const shown = surplusIn(end, 'nothing more');
    return { step, failure: { code: 'unexpected-data', message, shown } };
  }
  return undefined;
}

/** Answers that came while the program took more than it may are worth nothing. */
function overLimit(planned: PlannedCase, { done, world }: Trial): Trial['failed'] {
  const step = planned.case.steps.at(-1);
  const [over] = [...world.programs].flatMap(([name, { hit }]) => (hit ? [stoppedAt(name, hit)] : []));
  return done && step && over ? { step, failure: over } : undefined;
}

function faultReason(fault: HarnessFault): Reason {
  switch (fault.code) {
    case 'harness-fault':
      return { code: fault.code, message: fault.message, findings: [] };
    case 'interrupted':
      return { code: fault.code, message: 'the run was stopped before this case was decided', findings: [] };
    case 'starved': {
      const message = `in ${Math.round(fault.wallMs / 1000)} s the program hardly got a processor`;
      return { code: fault.code, message, findings: [] };
    }
    case 'port-busy':
      return { code: fault.code, message: `port ${fault.port} is held by ${fault.owner}`, findings: [] };
  }
}
