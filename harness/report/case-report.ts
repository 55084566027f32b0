import type { Place } from '../spec/assignment.ts';
import type { Evidence } from '../verdict/evidence.ts';
import type { Reason, Shown, Verdict } from '../verdict/verdict.ts';
import { linesOf, programTails } from './program-tail.ts';
import type { CaseReport, PlaceReport, ReasonReport, ShownReport } from './report.ts';
import { showBeginning, showBytes } from './show-bytes.ts';

/** What a case's report is made of. */
export interface CaseRecord {
  verdict: Verdict;
  /** The assignment's file as it is to be shown, and its text. */
  assignment: { file: string; text: string };
  /** What the transcript holds; empty where the case did not run. */
  events: readonly Evidence[];
  /** The command that runs just this case again, where there is something to run. */
  repeat?: string;
  /** Path of the transcript, where it was saved. */
  transcript?: string;
}

/** Turns a verdict and its evidence into what reports show. */
export function caseReport({ verdict, assignment, events, repeat, transcript }: CaseRecord): CaseReport {
  const last = events.at(-1);
  return {
    ...verdict.case,
    outcome: outcomeOf(verdict, assignment),
    checks: verdict.checks.map(({ place, ...check }) => ({ ...check, line: place.line })),
    programs: programTails(events),
    ...(last && { tookMs: Math.round(last.at) }),
    ...(repeat !== undefined && { repeat }),
    ...(transcript !== undefined && { transcript }),
  };
}

function outcomeOf(verdict: Verdict, assignment: CaseRecord['assignment']): CaseReport['outcome'] {
  const { state, earned } = verdict;
  return state === 'passed'
    ? { state, earned }
    : { state, earned, reason: reasonOf(verdict.reason, assignment) };
}

/** The first errors are the ones to mend first. */
const maxPrintedLines = 12;

function reasonOf(
  { place, shown, printed, ...reason }: Reason,
  assignment: CaseRecord['assignment'],
): ReasonReport {
  return {
    code: reason.code,
    message: reason.message,
    findings: reason.findings,
    ...(place && { place: placeOf(place, assignment) }),
    ...(shown && { shown: shownOf(shown) }),
    ...(reason.at !== undefined && { at: reason.at }),
    ...(reason.proof && { proof: reason.proof }),
    ...(printed && { printed: linesOf(printed).slice(0, maxPrintedLines) }),
  };
}

function placeOf(place: Place, { file, text }: CaseRecord['assignment']): PlaceReport {
  const line = text.split('\n')[place.line - 1] ?? '';
  return { file, ...place, text: line.trimEnd() };
}

/** Expected and received are cut at the same offset, so that they can be compared. */
function shownOf({ sent, expected, received, differsAt, fields, ending }: Shown): ShownReport {
  return {
    ...(sent && { sent: showBeginning(sent) }),
    expected: 'bytes' in expected ? showExpected(expected.bytes, sent, differsAt) : expected,
    ...(received && { received: showBytes(received, differsAt) }),
    ...(fields && { fields: fields.map((field) => ({ ...field, bytes: showBeginning(field.bytes) })) }),
    ...(ending && { ending }),
  };
}

/** The caret belongs under what was received; without one, what was sent need not be read twice. */
function showExpected(
  bytes: Buffer,
  sent: Buffer | undefined,
  differsAt: number | undefined,
): ShownReport['expected'] {
  if (differsAt !== undefined) {
    const { caret: _, ...shown } = showBytes(bytes, differsAt);
    return { bytes: shown };
  }
  const shown = showBeginning(bytes);
  return shown.leftOutAfter > 0 && sent?.equals(bytes)
    ? { words: `the same ${bytes.length} bytes` }
    : { bytes: shown };
}
