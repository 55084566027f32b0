import { faultOf } from './fault.ts';
import { fitted } from './ladder/canvas.ts';
import type { Ladder } from './ladder/ladder.ts';
import { SIGNS } from './ladder/signs.ts';
import { renderTextLadder } from './ladder/text-ladder.ts';
import { colourOf, type Look, painted } from './look.ts';
import { padTo, widthOf } from './printable.ts';
import type { CaseReport } from './report.ts';
import { type Part, withinLines } from './terminal-parts.ts';
import { placeLines } from './terminal-place.ts';
import { printedLines, programsPart } from './terminal-programs.ts';
import { inLines, labelled, screenColumns } from './terminal-screen.ts';
import { comparedPart, fieldsPart } from './terminal-shown.ts';

type NotPassed = Exclude<CaseReport['outcome'], { state: 'passed' }>;

/** A case that did not pass, and the cases that did not for the very same reason. */
export interface Failure {
  one: CaseReport;
  outcome: NotPassed;
  alike: CaseReport[];
}

/** Every failed and undecided case; those that one missing program or broken build explains, once. */
export function failuresOf(cases: CaseReport[]): Failure[] {
  const failures: Failure[] = [];
  for (const one of cases) {
    const { outcome } = one;
    if (outcome.state === 'passed' || outcome.state === 'skipped' || outcome.reason.code === 'withheld')
      continue;
    const same = failures.find((failure) => isSameCause(failure.outcome, outcome));
    if (same) same.alike.push(one);
    else failures.push({ one, outcome, alike: [] });
  }
  return failures;
}

/** A server that cannot be reached fails every case alike; so does what lies before any step. */
function isSameCause({ state, reason }: NotPassed, other: NotPassed): boolean {
  if (state !== other.state || reason.code !== other.reason.code) return false;
  if (reason.code === 'wrong-port' || reason.code === 'not-listening') return true;
  return (
    reason.place === undefined && other.reason.place === undefined && reason.message === other.reason.message
  );
}

/** A screen of 24 lines holds a failure and the line where one types. */
export const mostFailureLines = 23;

/** Who yields when there is more to tell than a screen holds: what helps least, first. */
const givesWay = [
  ...Array.from({ length: 8 }, () => 'ladder' as const),
  ...Array.from({ length: 3 }, () => 'printed' as const),
  ...(['recorded', 'title', 'hints', 'programs', 'ladder', 'fields', 'proof', 'because'] as const),
  ...(['programs', 'ladder', 'hints', 'compared', 'proof', 'printed', 'because', 'fields'] as const),
  ...(['message', 'ladder', 'programs', 'compared', 'printed', 'likewise', 'fields'] as const),
  ...(['hints', 'proof', 'programs', 'message', 'fields', 'programs'] as const),
];

/** All that helps with one case that did not pass, on one screen. */
export function renderFailure(failure: Failure, assignmentId: string, look: Look, ladder?: Ladder): string[] {
  const { one, outcome } = failure;
  const { place, shown, printed = [] } = outcome.reason;
  const parts = {
    title: [100, screenColumns].map((most) => () => [titleLine(failure, assignmentId, most, look)]),
    message: [6, 3, 2].map((most) => () => messageLines(outcome.reason.message, most, look)),
    place: [() => (place ? placeLines(place) : [])],
    compared: shown ? comparedPart(shown, look) : [],
    fields: fieldsPart(shown ?? {}, look),
    ladder: ladder ? ladderPart(ladder, look) : [],
    proof: decisionPart(failure, look),
    printed: [12, 10, 8, 6, 3, 1].map(
      (most) => () =>
        labelled(
          'printed',
          printed.slice(0, most).flatMap((line) => printedLines(line, look)),
        ),
    ),
    programs: programsPart(one, ladder ? 'ladder' : 'alone', look),
    because: becausePart(one, look),
    hints: hintsPart(outcome, look),
    likewise: likewisePart(failure, look),
    recorded: [
      () => (one.transcript === undefined || ladder ? [] : labelled('recorded', [one.transcript])),
      () => [],
    ],
    repeat: [() => (one.repeat === undefined ? [] : labelled('repeat', [one.repeat]))],
  };
  return withinLines(parts, givesWay, mostFailureLines);
}

const headlineColumns = 56;

function titleLine(
  { one, outcome: { state, reason } }: Failure,
  assignmentId: string,
  most: number,
  look: Look,
): string {
  const fault = `  ${faultOf(state, reason.code)}`;
  const whole = `${state.toUpperCase()} ${assignmentId} / ${one.title}`;
  const title = fitted(whole, most - widthOf(fault), SIGNS[look.symbols].cut);
  const padding = padTo(title, headlineColumns).slice(title.length);
  return `${painted(title, colourOf(state), look)}${padding}${fault}`;
}

function messageLines(message: string, most: number, look: Look): string[] {
  return inLines(message, most, look, screenColumns - 2).map((line) => `  ${line}`);
}

/** First as high as is easy to read, then lower, at last not at all. */
function ladderPart(ladder: Ladder, look: Look): Part {
  const heights = [16, 15, 14, 13, 12, 11, 10, 9, 8, 6, 5].map(
    (most) => () => renderTextLadder(ladder, look, most),
  );
  return [...heights, () => []];
}

/** Whether it was proved that nothing more would come, or only the time was up. */
function decisionPart({ one: { checks }, outcome }: Failure, look: Look): Part {
  const { proof } = outcome.reason;
  if (proof) {
    const words = proof.words.flatMap((line) => inLines(line, 2, look));
    const lines = [`after ${proof.afterMs} ms: nothing more would come`, ...words];
    return [8, 4, 2, 1].map((most) => () => labelled('proved', lines.slice(0, most)));
  }
  const waitedInVain = checks.some(({ passed, wait }) => !passed && wait === 'expired');
  return [() => (waitedInVain ? labelled('waited', ['until the time was up: nothing was proved']) : [])];
}

function becausePart({ because }: CaseReport, look: Look): Part {
  if (because === undefined) return [];
  return [...[4, 2].map((most) => () => labelled('because', inLines(because, most, look))), () => []];
}

/** The second one goes first; of the first one, what was seen stays longest. */
function hintsPart({ reason: { findings } }: NotPassed, look: Look): Part {
  const told = (count: number, most: number) => () =>
    findings
      .slice(0, count)
      .flatMap(({ message, hint }) =>
        labelled('hint', [...inLines(message, most, look), ...inLines(hint, most, look)]),
      );
  return [told(2, 4), told(1, 4), told(1, 2), told(1, 1)];
}

function likewisePart({ alike }: Failure, look: Look): Part {
  const ids = alike.map(({ id }) => id).join(', ');
  const told = (most: number) => () => labelled('likewise', ids === '' ? [] : inLines(ids, most, look));
  return [told(3), told(1)];
}
