import { withSeed } from '../../plan/link-seeds.ts';
import { hashOf, type PlannedCase } from '../../plan/planned-case.ts';
import type { Transcript } from '../../verdict/evidence.ts';
import { judge } from '../../verdict/judge.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import { namingSeed } from '../grade-submission.ts';
import { doesTheSame } from './same-acts.ts';

/** A verdict and the transcript, of the case as it is now. */
interface Judged {
  verdict: Verdict;
  transcript: Transcript;
}

/** What a transcript says about its case as it is now; `undefined` where only another run can tell. */
export function judgeAnew(before: Transcript, whole: PlannedCase): Judged | undefined {
  const seeds = whole.case.link?.seeds ?? [];
  const [seed] = before.case.case.link?.seeds ?? [];
  const now = seeds.length > 1 && seed !== undefined ? withSeed(whole, seed) : whole;
  const caseHash = hashOf(now);
  if (caseHash === before.caseHash) {
    const transcript = { ...before, case: now };
    const verdict = judge(transcript);
    return { transcript, verdict: seeds.length > 1 ? namingSeed(verdict, now) : verdict };
  }
  if (seeds.length > 1 || !doesTheSame(before.case, now)) return undefined;
  const transcript = { ...before, case: now, caseHash, events: toLastStep(before) };
  const verdict = judge(transcript);
  return isProved(verdict) ? { verdict, transcript } : undefined;
}

/**
 * When the step that failed was the last, all steps have been taken if it passes now.
 * What was seen after the failure was not part of the case.
 */
function toLastStep({ events, case: planned }: Transcript): Transcript['events'] {
  const last = planned.case.steps.at(-1);
  const end = events.findIndex((event) => event.kind === 'step-ended' && event.step === last?.id);
  const ended = events[end];
  if (!ended || events.some(({ kind }) => kind === 'steps-done' || kind === 'fault')) return events;
  return [...events.slice(0, end + 1), { at: ended.at, kind: 'steps-done' }];
}

/** A wait that ended because the old expectation was met was perhaps too short for the new one. */
function isProved({ state, checks }: Verdict): boolean {
  if (state === 'passed') return true;
  return state === 'failed' && !checks.some(({ passed, wait }) => !passed && wait === 'satisfied');
}
