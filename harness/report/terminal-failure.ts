import { faultOf } from './fault.ts';
import { colourOf, type Look, painted } from './look.ts';
import { padTo, widthOf } from './printable.ts';
import type { CaseReport, PlaceReport, ProgramTail, Report, ShownReport } from './report.ts';
import type { ShownBytes } from './show-bytes.ts';

type NotPassed = Exclude<CaseReport['outcome'], { state: 'passed' }>;
interface Row {
  label: string;
  lines: string[];
}

const HEADLINE_COLUMNS = 56;
const LABEL_COLUMNS = 10;

/** All that helps with one case that did not pass. */
export function renderFailure(one: CaseReport, outcome: NotPassed, report: Report, look: Look): string[] {
  const { reason, state } = outcome;
  const title = `${state.toUpperCase()} ${report.assignment.id} / ${one.title}`;
  const headline = padTo(title, HEADLINE_COLUMNS).replace(title, painted(title, colourOf(state), look));
  const rows = [
    ...(reason.shown ? shownRows(reason.shown) : []),
    ...one.programs.map(programRow),
    ...(one.because === undefined ? [] : [{ label: 'because', lines: [one.because] }]),
    ...reason.findings.map(({ message, hint }) => ({ label: 'hint', lines: [message, hint] })),
    ...(one.transcript === undefined ? [] : [{ label: 'recorded', lines: [one.transcript] }]),
    { label: 'repeat', lines: [one.repeat] },
  ];
  const why = [`  ${reason.message}`];
  return [
    `${headline}  ${faultOf(state, reason.code)}`,
    ...why,
    ...(reason.place ? placeLines(reason.place) : []),
    ...rows.flatMap(rowLines),
  ];
}

/** The line of the assignment with what it expects underlined. */
function placeLines({ file, line, column, length, text }: PlaceReport): string[] {
  const number = String(line).padStart(6);
  const before = ' '.repeat(widthOf(text.slice(0, column - 1)));
  const marks = '^'.repeat(Math.max(1, widthOf(text.slice(column - 1, column - 1 + length))));
  return [`  ${file}:${line}:${column}`, `${number} | ${text}`, `${' '.repeat(6)} | ${before}${marks}`];
}

function shownRows({ sent, expected, received, ending }: ShownReport): Row[] {
  const wanted = 'words' in expected ? expected.words : quoted(expected.bytes);
  const came = received && received.size > 0 ? quoted(received) : 'nothing';
  const caret =
    received?.caret === undefined || received.size === 0 ? [] : [caretLine(received, received.caret)];
  return [
    ...(sent ? [{ label: 'sent', lines: [quoted(sent)] }] : []),
    { label: 'expected', lines: [wanted] },
    { label: 'received', lines: [`${came}${endingWords(ending)}`, ...caret] },
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
  const after = bytes.leftOutAfter === 0 ? '' : ` (${bytes.leftOutAfter} more bytes)`;
  return `${leftOutBefore(bytes)}"${bytes.text}"${after}`;
}

function caretLine(bytes: ShownBytes, caret: number): string {
  return `${' '.repeat(widthOf(`${leftOutBefore(bytes)}"`) + caret)}^`;
}

function leftOutBefore({ leftOutBefore: count }: ShownBytes): string {
  return count === 0 ? '' : `(${count} bytes) `;
}

function programRow({ name, end, lines, leftOut }: ProgramTail): Row {
  const printed =
    lines.length === 0 ? 'printed nothing' : leftOut > 0 ? `printed ${leftOut} lines, then` : 'printed';
  return { label: name, lines: [`${endWords(end)}; ${printed}`, ...lines.map((line) => `| ${line}`)] };
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
