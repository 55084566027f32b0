import type { Step } from '../../spec/assignment.ts';
import type { Evidence, Transcript } from '../../verdict/evidence.ts';
import { leafOf, leavesById } from '../../verdict/leaf-steps.ts';
import type { CaseReport } from '../report.ts';
import { joinPieces } from './join-pieces.ts';
import { knownLayouts } from './known-layouts.ts';
import type { Ladder, Mark, Row } from './ladder.ts';
import { type Cast, castOf } from './lifelines.ts';
import { type LinkReader, linkReader } from './link-marks.ts';
import { programMark } from './program-marks.ts';
import { readMessages } from './read-messages.ts';
import { type Sides, trafficMark } from './traffic-marks.ts';

/** What a ladder is made of: what happened, what it came to, and the assignment's text. */
export interface Told {
  transcript: Pick<Transcript, 'case' | 'events'>;
  verdict: Pick<CaseReport, 'checks' | 'outcome'>;
  source: string;
}

/** Everything that happened in a case, as a ladder. */
export function ladderOf(told: Told): Ladder {
  const cast = castOf(told.transcript);
  const ladder = { lifelines: cast.lifelines, rows: joinPieces(rowsOf(told, cast)) };
  return readMessages(ladder, knownLayouts(told.transcript.case.case, told.source));
}

interface Reading extends Told {
  cast: Cast;
  sides: Sides;
  link: LinkReader;
  steps: Map<string, Step>;
  lines: string[];
}

function rowsOf(told: Told, cast: Cast): Row[] {
  const { case: planned, events } = told.transcript;
  const steps = leavesById(planned.case.steps);
  const reading: Reading = {
    ...told,
    cast,
    sides: new Map(),
    link: linkReader(cast, planned.case),
    steps,
    lines: told.source.split('\n'),
  };
  const rows: Row[] = [];
  events.forEach((event, index) => {
    if (event.kind === 'read-by-program') noteRead(rows, event);
    else if (event.kind === 'crossed' || event.kind === 'link-ended')
      rows.push(...reading.link.rowsOf(event, () => events.slice(index + 1)));
    else rows.push(...marksOf(event, reading).map((mark) => ({ at: event.at, ...mark })));
  });
  const end = events.at(-1)?.at ?? 0;
  const ended = rows.some(({ kind }) => kind === 'failed') ? rows : [...rows, ...failedAtTheEnd(told, end)];
  const all = whereItHappened(ended, told);
  return all.filter((row, index) => row.kind !== 'stuck' || losesCase(all.slice(index)));
}

/** What a step finds wrong may lie long before it. */
function whereItHappened(rows: Row[], { verdict: { outcome } }: Told): Row[] {
  const at = outcome.state === 'passed' ? undefined : outcome.reason.at;
  const failed = rows.find(({ kind }) => kind === 'failed');
  if (at === undefined || failed === undefined) return rows;
  const others = rows.filter((row) => row !== failed);
  const after = others.findLastIndex((row) => row.at <= at);
  return others.toSpliced(after + 1, 0, { ...failed, at });
}

/** A proof that silence lasts, where silence was expected, is nothing to tell. */
function losesCase(rows: Row[]): boolean {
  return rows.find(({ kind }) => kind !== 'stuck')?.kind === 'failed';
}

/** The last piece that this end has sent was read now. */
function noteRead(rows: Row[], { end, at }: { end: string; at: number }): void {
  const last = rows.findLast((row) => row.kind === 'arrow' && row.end === end);
  const piece = last?.kind === 'arrow' ? last.pieces.at(-1) : undefined;
  if (piece) piece.readAt = at;
}

function marksOf(event: Evidence, reading: Reading): Mark[] {
  switch (event.kind) {
    case 'step-began':
      return stepMarks(event.step, reading);
    case 'step-ended':
      return failedMarks(event.step, reading);
    case 'began-afterwards':
      return [{ kind: 'afterwards' }];
    case 'proved-stuck':
      return stuckMarks(event);
    case 'steps-done':
    case 'fault':
      return [];
    default: {
      const traffic = 'end' in event && trafficMark(event, reading.cast, reading.sides);
      const mark = 'program' in event ? programMark(event) : traffic;
      return mark && !reading.link.tells(mark) ? [mark] : [];
    }
  }
}

/** Programs that start by themselves have no line of their own. */
function stepMarks(id: string, { steps, lines }: Reading): Mark[] {
  const step = steps.get(leafOf(id));
  if (!step || step.id.startsWith('start-')) return [];
  const { line } = step.place;
  return [{ kind: 'step', line, text: (lines[line - 1] ?? '').trim().replace(/^- /, '') }];
}

function failedMarks(id: string, { verdict }: Reading): Mark[] {
  const check = verdict.checks.find(({ step, passed }) => step === id && !passed);
  if (!check || verdict.outcome.state === 'passed') return [];
  return [{ kind: 'failed', line: check.line, message: verdict.outcome.reason.message }];
}

/** What was left over, or a limit, fails a case after its last step. */
function failedAtTheEnd({ verdict: { outcome } }: Told, at: number): Row[] {
  return outcome.state === 'passed' ? [] : [{ at, kind: 'failed', message: outcome.reason.message }];
}

type Stuck = Extract<Evidence, { kind: 'proved-stuck' }>;

/** Threads that wait in the same place are told once; those of which one knows what for, first. */
function stuckMarks({ blocked }: Stuck): Mark[] {
  const telling = blocked.filter(({ on }) => on !== undefined);
  const told = telling.length > 0 ? telling : blocked;
  const marks = told.map(({ program, call, on }): [string, Mark] => {
    const where = on === undefined ? { call } : { call, on };
    return [[program, call, on].join('\n'), { kind: 'stuck', of: program, ...where }];
  });
  return [...new Map(marks).values()];
}
