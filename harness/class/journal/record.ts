import type { CaseReport, Report, SubmissionReport } from '../../report/report.ts';
import type { Isolation } from '../../verdict/evidence.ts';
import type { Basis } from './basis.ts';
import type { Shard } from './shard.ts';

/** One line of a journal. */
export type JournalRecord = Began | CaseRecord | Ended;

/** A run began: all that a report says besides its cases. */
export interface Began {
  kind: 'began';
  /** Version of this format. */
  journal: 1;
  wiregrade: string;
  command: GradeCommand;
  regrade: string[];
  seed: number;
  isolation: Isolation;
  lacks: string[];
  /** A folder that the run removes at its end, unless it is killed. */
  workplace: string;
  /** ISO 8601, UTC. */
  startedAt: string;
  /** `file` is absolute. */
  assignment: { id: string; title: string; file: string; text: string };
  /** The submissions and the cases of this run, in the order of the report. */
  roll: Named[];
  plan: string[];
  shard?: Shard;
  gradeColumn?: Report['gradeColumn'];
}

/** A submission, and whose it is. */
export type Named = Pick<SubmissionReport, 'name' | 'students' | 'late'>;

/** What makes a command the same when it is typed again: what is graded, and how. */
export interface GradeCommand {
  /** Absolute paths. */
  assignment: string;
  submissions: string[];
  /** Everything else that selects cases or changes how they are run, in words. */
  options: string;
}

/** A case of a submission is decided; a later record on the same case replaces this one. */
export interface CaseRecord {
  kind: 'case';
  submission: string;
  id: string;
  basis: Basis;
  report: CaseReport;
  transcript?: SavedTranscript;
}

/** Where a transcript lies, relative to the report's folder, and what it must be to be whole. */
export interface SavedTranscript {
  path: string;
  sha256: string;
}

/** The run came to its end; without this record it was broken off. */
export interface Ended {
  kind: 'ended';
}
