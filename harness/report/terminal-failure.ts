import { counted } from '../verdict/counted.ts';
import { faultOf } from './fault.ts';
import { fieldLines } from './field-lines.ts';
import type { Ladder } from './ladder/ladder.ts';
import { renderTextLadder } from './ladder/text-ladder.ts';
import { colourOf, type Look, painted } from './look.ts';
import { padTo, widthOf } from './printable.ts';
import type { CaseReport, PlaceReport, ProgramTail, ShownReport } from './report.ts';
import type { ShownBytes } from './show-bytes.ts';

type NotPassed = Exclude<CaseReport['outcome'], { state: 'passed' }>;
interface Row {
  label: string;
  lines: string[];
}

const HEADLINE_COLUMNS = 56;
const LABEL_COLUMNS = 10;
const MAX_LINE = 160;

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

/** All that helps with one case that did not pass. */
export function renderFailure(
  { one, outcome, alike }: Failure,
  assignmentId: string,
  look: Look,
  ladder?: Ladder,
): string[] {
  const { reason, state } = outcome;
  const title = `${state.toUpperCase()} ${assignmentId} / ${one.title}`;
  const padding = padTo(title, HEADLINE_COLUMNS).slice(title.length);
  const compared = reason.shown ? shownRows(reason.shown) : [];
  const rows = [
    ...decisionRows(one, reason.proof),
    ...(reason.printed ? [{ label: 'printed', lines: reason.printed.map((line) => `| ${line}`) }] : []),
    ...(ladder ? one.programs.flatMap(lastWords) : one.programs.map(programRow)),
    ...(one.because === undefined ? [] : [{ label: 'because', lines: [one.because] }]),
    ...reason.findings.map(({ message, hint }) => ({ label: 'hint', lines: [message, hint] })),
    ...(alike.length === 0 ? [] : [{ label: 'likewise', lines: [alike.map(({ id }) => id).join(', ')] }]),
    ...(one.transcript === undefined || ladder ? [] : [{ label: 'recorded', lines: [one.transcript] }]),
    ...(one.repeat === undefined ? [] : [{ label: 'repeat', lines: [one.repeat] }]),
  ];
  const place = reason.place ? placeLines(reason.place) : [];
  const first = `${painted(title, colourOf(state), look)}${padding}  ${faultOf(state, reason.code)}`;
  const head = [first, `  ${reason.message}`, ...place, ...compared.flatMap(rowLines)];
  const rest = rows.flatMap(rowLines);
  return [...head, ...(ladder ? drawn(ladder, look, [...head, ...rest]) : []), ...rest];
}

const screenColumns = 80;
const screenLines = 24;
const fewestLadderLines = 7;
const mostLadderLines = 16;

/** A ladder takes what the other lines leave of one screen, where that is enough. */
function drawn(ladder: Ladder, look: Look, others: string[]): string[] {
  const taken = others.reduce((sum, line) => sum + Math.ceil(widthOf(line) / screenColumns), 0);
  const left = screenLines - 1 - taken;
  return renderTextLadder(ladder, look, Math.max(fewestLadderLines, Math.min(mostLadderLines, left)));
}

/** A server that cannot be reached fails every case alike; so does what lies before any step. */
function isSameCause({ state, reason }: NotPassed, other: NotPassed): boolean {
  if (state !== other.state || reason.code !== other.reason.code) return false;
  if (reason.code === 'wrong-port' || reason.code === 'not-listening') return true;
  return (
    reason.place === undefined && other.reason.place === undefined && reason.message === other.reason.message
  );
}

/** The line of the assignment with what it expects underlined. */
function placeLines({ file, line, column, length, text }: PlaceReport): string[] {
  const number = String(line).padStart(6);
  const start = text.length > MAX_LINE ? Math.max(0, column - 1 - MAX_LINE / 2) : 0;
  const shown = text.slice(start, start + MAX_LINE);
  const at = column - 1 - start;
  const before = ' '.repeat(widthOf(shown.slice(0, at)));
  const marks = '^'.repeat(Math.max(1, widthOf(shown.slice(at, at + length))));
  return [`  ${file}:${line}:${column}`, `${number} | ${shown}`, `${' '.repeat(6)} | ${before}${marks}`];
}

function shownRows({ sent, expected, received, fields, ending }: ShownReport): Row[] {
  const wanted = 'words' in expected ? expected.words : quoted(expected.bytes);
  const came = received && received.size > 0 ? quoted(received) : 'nothing';
  const caret =
    received?.caret === undefined || received.size === 0 ? [] : [caretLine(received, received.caret)];
  return [
    ...(sent ? [{ label: 'sent', lines: [quoted(sent)] }] : []),
    { label: 'expected', lines: [wanted] },
    { label: 'received', lines: [`${came}${endingWords(ending)}`, ...caret] },
    ...(fields && fields.length > 0 ? [{ label: 'fields', lines: fieldLines(fields) }] : []),
  ];
}

function endingWords(ending: ShownReport['ending']): string {
  switch (ending) {
    case undefined:
      return '';
    case 'open':
      return ', and the connection stayed open';
    case 'fin':
      return ', then the connection was closed';
    case 'reset':
      return ', then the connection was reset';
  }
}

function quoted(bytes: ShownBytes): string {
  const after = bytes.leftOutAfter === 0 ? '' : ` (${counted(bytes.leftOutAfter, 'more byte')})`;
  return `${leftOutBefore(bytes)}"${bytes.text}"${after}`;
}

function caretLine(bytes: ShownBytes, caret: number): string {
  return `${' '.repeat(widthOf(`${leftOutBefore(bytes)}"`) + caret)}^`;
}

function leftOutBefore({ leftOutBefore: count }: ShownBytes): string {
  return count === 0 ? '' : `(${counted(count, 'byte')}) `;
}

/** Whether it was proved that nothing more would come, or only the time was up. */
function decisionRows({ checks }: CaseReport, proof: NotPassed['reason']['proof']): Row[] {
  if (proof) return [proofRow(proof)];
  const waitedInVain = checks.some(({ passed, wait }) => !passed && wait === 'expired');
  return waitedInVain ? [{ label: 'waited', lines: ['until the time was up: nothing was proved'] }] : [];
}

function proofRow({ afterMs, words }: NonNullable<NotPassed['reason']['proof']>): Row {
  return { label: 'proved', lines: [`after ${afterMs} ms: nothing more would come`, ...words] };
}

function programRow({ name, end, lines, leftOut }: ProgramTail): Row {
  const printed =
    lines.length === 0
      ? 'printed nothing'
      : leftOut > 0
        ? `printed ${counted(leftOut, 'line')}, then`
        : 'printed';
  return { label: name, lines: [`${endWords(end)}; ${printed}`, ...lines.map((line) => `| ${line}`)] };
}

const mostLastWords = 3;

/** The ladder shows what was printed when; what remains is how it ended. */
function lastWords({ name, end, lines }: ProgramTail): Row[] {
  if (end.state === 'running') return [];
  const last = lines.slice(-mostLastWords).map((line) => `| ${line}`);
  return [{ label: name, lines: [endWords(end), ...last] }];
}

function endWords(end: ProgramTail['end']): string {
  if (end.state === 'running') return 'was running to the end';
  return 'code' in end ? `ended with exit code ${end.code}` : `was ended by ${end.signal}`;
}

function rowLines({ label, lines }: Row): string[] {
  const indent = ' '.repeat(LABEL_COLUMNS);
  const longLabel = widthOf(label) >= LABEL_COLUMNS;
  const [first = '', ...rest] = lines;
  const opening = longLabel ? `${label} ${first}` : padTo(label, LABEL_COLUMNS) + first;
  return [opening, ...rest.map((line) => indent + line)].map((line) => `  ${line}`);
}
