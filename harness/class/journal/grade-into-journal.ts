import { caseReport } from '../../report/case-report.ts';
import type { SubmissionFolder } from '../../submission/find-submissions.ts';
import type { Isolation } from '../../verdict/evidence.ts';
import { version } from '../../version.ts';
import { type Grading, gradeClass } from '../grade-class.ts';
import type { Decided } from '../grade-submission.ts';
import { type Basing, openBasing } from './basing.ts';
import { contentHash } from './content-hash.ts';
import type { Journal } from './journal.ts';
import { Recall } from './recall.ts';
import type { Began, GradeCommand } from './record.ts';
import { resumedFrom } from './regrade.ts';
import type { Shard } from './shard.ts';

/** A grading whose results go into a journal, and which takes from there what still holds. */
export interface JournalledGrading extends Grading {
  journal: Journal;
  command: GradeCommand;
  regrade: string[];
  seed: number;
  shard?: Shard;
  /** The assignment's file as reports show it. */
  shownFile: string;
  /** The command that repeats one case of a submission. */
  repeat(submission: SubmissionFolder, decided: Decided): string;
}

export interface JournalledListener {
  began(isolation: Isolation, lacks: string[], recall: Recall): void;
  decided(submission: string, one: Decided): void;
}

/** Grades what is not known yet; each case is in the journal as soon as it is decided. */
export async function gradeIntoJournal(
  grading: JournalledGrading,
  wanted: Isolation | 'best',
  listener: JournalledListener,
  signal: AbortSignal,
): Promise<void> {
  const { journal } = grading;
  const files = new Map<SubmissionFolder, string>();
  let known: { basing: Basing; recall: Recall } | undefined;
  await gradeClass(
    grading,
    wanted,
    {
      began: async (isolation, lacks) => {
        known = await recallAll(grading, isolation);
        journal.begin(beganOf(grading, isolation, lacks));
        listener.began(isolation, lacks, known.recall);
      },
      opens: async (handedIn) => void files.set(handedIn, await contentHash(handedIn.folder)),
      known: (handedIn, planned, lost) => known?.recall.known(handedIn, planned, lost),
      decided: (handedIn, one) => {
        record(grading, handedIn, one, known?.basing(files.get(handedIn) ?? '', one.planned.id, one.tools));
        listener.decided(handedIn.name, one);
      },
    },
    signal,
  );
  if (!signal.aborted) journal.end();
}
