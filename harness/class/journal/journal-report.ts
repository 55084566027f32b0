import { join } from 'node:path';
import type { CaseReport, Report, SubmissionReport } from '../../report/report.ts';
import { score } from '../../score/score.ts';
import type { Journal } from './journal.ts';
import type { Began, Named } from './record.ts';

/**
 * The report of the last run. Its cases are read from the journal each time they are
 * asked for: a class's do not lie in memory together.
 */
export function journalReport(journal: Journal, shown: (path: string) => string): Report {
  const run = journal.runs.at(-1);
  if (run === undefined) throw new Error(`nothing was graded in ${journal.folder}`);
  const { wiregrade, assignment, isolation, lacks, seed, startedAt, gradeColumn, roll, plan } = run.began;
  const { id, title, file } = assignment;
  return {
    report: 1,
    ...{ wiregrade, isolation, lacks, seed, startedAt },
    assignment: { id, title, file: shown(file) },
    ...(gradeColumn !== undefined && { gradeColumn }),
    submissions: roll.map((whose) => submissionReport(journal, whose, plan, shown)),
  };
}

function submissionReport(
  journal: Journal,
  whose: Named,
  plan: Began['plan'],
  shown: (path: string) => string,
): SubmissionReport {
  const entries = plan.flatMap((id) => journal.entry(whose.name, id) ?? []);
  return {
    ...whose,
    score: score(entries.map(({ scored }) => scored)),
    get cases(): CaseReport[] {
      return entries.map((entry) => {
        const { report, transcript } = journal.read(entry);
        return transcript ? { ...report, transcript: shown(join(journal.folder, transcript.path)) } : report;
      });
    },
  };
}
