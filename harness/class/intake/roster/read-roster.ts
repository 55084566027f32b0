import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import type { IdKind } from '../../../submission/hand-in.ts';
import { type Column, columnsOf, isCanvasHeader } from './columns.ts';
import type { Enrolled, Roster } from './roster.ts';

const ID_KINDS: IdKind[] = ['canvas', 'student', 'login', 'email', 'participant'];

/** A roster that cannot be used: why, as a sentence’s end after the file’s name. */
export class UnusableRoster extends Error {}

/** Reads a roster as Canvas, Moodle, Gradescope, GitHub Classroom or a spreadsheet saves it. */
export function readRoster(bytes: Buffer, assignmentTitle: string): Roster {
  const [header = [], ...rows] = cellsOf(bytes);
  const columns = columnsOf(header);
  if (!columns.some((column) => column !== undefined && column !== 'section' && column !== 'team')) {
    throw new UnusableRoster(
      `has no column that says who a student is; it has ${header.join(', ') || 'none'}. Name one of them name, id, login or email.`,
    );
  }
  const gradeColumn = header.find((title) => titleIn(title) === titleKey(assignmentTitle));
  const enrolled = rows.flatMap((row) => enrolledIn(row, columns, isCanvasHeader(header)) ?? []);
  return {
    enrolled: eachOnce(enrolled),
    ...(gradeColumn !== undefined && { gradeColumn }),
  };
}

/** Whoever stands there twice with the same ID, as in a list of two sections, is one student. */
function eachOnce(enrolled: Enrolled[]): Enrolled[] {
  const found = new Map<unknown, Enrolled>();
  for (const one of enrolled) {
    const { name, ids } = one.student;
    const key = Object.keys(ids).length === 0 ? one : JSON.stringify([name, ids]);
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

function cellsOf(bytes: Buffer): string[][] {
  if (!isUtf8(bytes)) throw new UnusableRoster('is not UTF-8. Save it as “CSV UTF-8”.');
  const [firstLine = ''] = bytes.toString('utf8').split('\n', 1);
  const delimiter = [',', ';', '\t'].reduce((best, one) =>
    firstLine.split(one).length > firstLine.split(best).length ? one : best,
  );
  try {
    return parse(bytes, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (error) {
    throw new UnusableRoster(`is not CSV: ${(error as Error).message}.`);
  }
}

/** Canvas adds a line of points and a student for tests. */
function enrolledIn(row: string[], columns: (Column | undefined)[], isCanvas: boolean): Enrolled | undefined {
  const told = new Map<Column, string>();
  for (const [index, column] of columns.entries()) {
    const cell = row[index] ?? '';
    if (column !== undefined && cell !== '') told.set(column, cell);
  }
  const ids = Object.fromEntries(ID_KINDS.flatMap((kind) => idIn(kind, told.get(kind))));
  const name = nameIn(told) ?? Object.values(ids)[0];
  if (name === undefined || (isCanvas && (ids.canvas === undefined || name === 'Student, Test')))
    return undefined;
  const section = told.get('section');
  const team = told.get('team');
  return {
    student: { name, ids, ...(section !== undefined && { section }) },
    ...(team !== undefined && { team }),
  };
}

/** Moodle’s worksheet says “Participant 4711”. */
function idIn(kind: IdKind, value: string | undefined): [IdKind, string][] {
  if (value === undefined) return [];
  return [[kind, kind === 'participant' ? (/\d+$/.exec(value)?.[0] ?? value) : value]];
}

function nameIn(told: Map<Column, string>): string | undefined {
  const whole = told.get('name');
  const parts = [told.get('first'), told.get('last')].filter((part) => part !== undefined);
  return whole ?? (parts.length > 0 ? parts.join(' ') : undefined);
}

function titleIn(column: string): string | undefined {
  const title = /^(.+) \(\d+\)$/.exec(column)?.[1];
  return title === undefined ? undefined : titleKey(title);
}

function titleKey(title: string): string {
  return title.trim().toLowerCase();
}
