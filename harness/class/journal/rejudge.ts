import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedCase } from '../../plan/planned-case.ts';
import { caseReport } from '../../report/case-report.ts';
import type { CaseReport } from '../../report/report.ts';
import { type Score, type Scored, score } from '../../score/score.ts';
import type { Assignment } from '../../spec/assignment.ts';
import type { Transcript } from '../../verdict/evidence.ts';
import { verdictWithoutRun } from '../../verdict/judge.ts';
import { decodeTranscript } from '../../verdict/transcript-file.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import { notTried, type Standing } from '../grade-submission.ts';
import { openBasing } from './basing.ts';
import type { Journal } from './journal.ts';
import { judgeAnew } from './judge-anew.ts';
import type { Entry } from './read-journal.ts';
import type { CaseRecord, SavedTranscript } from './record.ts';
import { isWhole } from './save-transcript.ts';

/** What came of judging a submission's transcripts again. */
export interface Rejudged {
  name: string;
  before: Score;
  after: Score;
  /** Cases whose state is another now. */
  changed: { id: string; before: Verdict['state']; after: Verdict['state'] }[];
}

/** Judges all transcripts of a report again, for the assignment as it is now; nothing is run. */
export async function rejudge(
  journal: Journal,
  assignment: Assignment,
  plan: PlannedCase[],
  shownFile: string,
): Promise<Rejudged[]> {
  const last = journal.runs.at(-1)?.began;
  if (last === undefined) return [];
  const { id, title, file, text } = assignment;
  const basing = await openBasing(plan, assignment, { isolation: last.isolation, options: '' });
  const before = last.roll.map(({ name }) => ({ name, cases: entriesOf(journal, name, last.plan) }));
  journal.begin({ ...last, assignment: { id, title, file, text }, plan: plan.map((one) => one.id) });
  const desk: Desk = {
    journal,
    plan,
    shown: { file: shownFile, text },
    caseHash: (one) => basing('', one, {}).case,
  };
  const all = before.map(({ name, cases }) => rejudgeOne(name, cases, desk));
  journal.end();
  return all;
}

interface Desk {
  journal: Journal;
  plan: PlannedCase[];
  shown: { file: string; text: string };
  caseHash(id: string): string;
}

function entriesOf(journal: Journal, name: string, plan: string[]): Entry[] {
  return plan.flatMap((id) => journal.entry(name, id) ?? []);
}

function rejudgeOne(name: string, before: Entry[], desk: Desk): Rejudged {
  const standings = new Map<string, Standing[]>();
  for (const planned of desk.plan) {
    const entry = before.find(({ id }) => id === planned.id);
    const needed = planned.case.needs.flatMap((id) => standings.get(id) ?? []);
    const lost = needed.find(({ state }) => state !== 'passed');
    const state = settle(name, planned, { entry, lost }, desk);
    const standing = { id: planned.id, title: planned.title, state };
    standings.set(planned.case.id, [...(standings.get(planned.case.id) ?? []), standing]);
  }
  const after = entriesOf(
    desk.journal,
    name,
    desk.plan.map(({ id }) => id),
  );
  const scoreOf = (entries: Entry[]): Score => score(entries.map(({ scored }): Scored => scored));
  return { name, before: scoreOf(before), after: scoreOf(after), changed: changesOf(before, after) };
}

function changesOf(before: Entry[], after: Entry[]): Rejudged['changed'] {
  const states = new Map(before.map(({ id, scored }) => [id, scored.state]));
  return after.flatMap(({ id, scored: { state } }) => {
    const was = states.get(id) ?? 'undecided';
    return was === state ? [] : [{ id, before: was, after: state }];
  });
}

/** What is known of a case: its last record, and a case that it needs and that was not passed. */
interface Known {
  entry: Entry | undefined;
  lost: Standing | undefined;
}

function settle(name: string, planned: PlannedCase, { entry, lost }: Known, desk: Desk): Verdict['state'] {
  const record = entry && desk.journal.read(entry);
  const whole = record && wholeTranscript(record, desk.journal.folder);
  const tools = record?.basis.tools ?? {};
  const basis = { submission: '', grader: '', ...record?.basis, tools, case: desk.caseHash(planned.id) };
  const { report, transcript } = lost
    ? { report: reported(notTried(planned, lost).verdict, desk, record) }
    : judged(planned, record, whole, desk);
  const saved = whole && { transcript: whole };
  desk.journal.settle({ submission: name, id: planned.id, basis, report, ...saved }, transcript);
  return report.outcome.state;
}

/** Where its transcript lies, unless that is gone or damaged. */
function wholeTranscript({ transcript }: CaseRecord, folder: string): SavedTranscript | undefined {
  return transcript && isWhole(folder, transcript) ? transcript : undefined;
}

interface Judged {
  report: CaseReport;
  transcript?: Transcript;
}

function judged(
  planned: PlannedCase,
  record: CaseRecord | undefined,
  whole: SavedTranscript | undefined,
  desk: Desk,
): Judged {
  if (record && !record.transcript && record.report.outcome.state !== 'skipped')
    return { report: { ...record.report, ...factsOf(planned) } };
  const found =
    whole &&
    judgeAnew(decodeTranscript(readFileSync(join(desk.journal.folder, whole.path), 'utf8')), planned);
  if (!found) return { report: reported(toBeRun(planned), desk, record) };
  const { verdict, transcript } = found;
  return { report: reported(verdict, desk, record, transcript), transcript };
}

/** Why a program could not be run does not change with the case. */
function factsOf(
  planned: PlannedCase,
): Pick<CaseReport, 'title' | 'points' | 'extraCredit' | 'visibility' | 'tags'> {
  const { points, extraCredit, visibility, tags } = planned.case;
  return { title: planned.title, points, extraCredit, visibility, tags };
}

function toBeRun(planned: PlannedCase): Verdict {
  const message = 'the saved transcript does not tell how the case as it is now would come out: grade again';
  return verdictWithoutRun(planned, 'undecided', { code: 'not-run-yet', message, findings: [] });
}

function reported(
  verdict: Verdict,
  { shown }: Desk,
  record: CaseRecord | undefined,
  transcript?: Transcript,
): CaseReport {
  const repeat = record?.report.repeat ?? '';
  return caseReport({ verdict, assignment: shown, events: transcript?.events ?? [], repeat });
}
