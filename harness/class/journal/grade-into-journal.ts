import { idWithSeed } from '../../plan/link-seeds.ts';
import { caseReport } from '../../report/case-report.ts';
import type { HandIn } from '../../submission/hand-in.ts';
import type { Isolation } from '../../verdict/evidence.ts';
import { version } from '../../version.ts';
import { type Conditions, type Grading, type GradingListener, gradeClass } from '../grade-class.ts';
import type { Decided } from '../grade-submission.ts';
import { type Basing, openBasing } from './basing.ts';
import type { Basis } from './basis.ts';
import { clearWorkplace } from './clear-workplace.ts';
import { workHash } from './content-hash.ts';
import type { Journal } from './journal.ts';
import { Recall } from './recall.ts';
import type { Began, GradeCommand, Named } from './record.ts';
import { resumedFrom } from './regrade.ts';
import type { Shard } from './shard.ts';

/** A grading whose results go into a journal, and which takes from there what still holds. */
export interface JournalledGrading extends Grading {
  journal: Journal;
  command: GradeCommand;
  /** How cases are run, as far as options may change what comes of them, in words. */
  manner: string;
  regrade: string[];
  seed: number;
  shard?: Shard;
  gradeColumn?: string;
  /** The assignment's file as reports show it. */
  shownFile: string;
  /** The command that repeats one case of a submission. */
  repeat(folder: string, caseId: string): string;
}

export interface JournalledListener extends Pick<GradingListener, 'runs' | 'decided' | 'closes'> {
  began(conditions: Conditions, recall: Recall): void;
}

/** Grades what is not known yet; each case is in the journal as soon as it is decided. */
export async function gradeIntoJournal(
  grading: JournalledGrading,
  wanted: Isolation | 'best',
  listener: JournalledListener,
  signal: AbortSignal,
): Promise<void> {
  const files = new Map<HandIn, string>();
  let known: Known | undefined;
  await gradeClass(
    grading,
    wanted,
    {
      ...listener,
      began: async (conditions) => {
        clearWorkplace(grading.journal);
        known = await recallAll(grading, conditions.isolation);
        grading.journal.begin(beganOf(grading, conditions));
        listener.began(conditions, known.recall);
      },
      known: (handedIn, planned, lost) => known?.recall.known(handedIn, planned, lost),
      opens: async (handedIn) => void files.set(handedIn, await workHash(handedIn.work)),
      decided: (handedIn, one) => {
        const basis = known?.basing(files.get(handedIn) ?? '', one.planned.id, one.tools);
        if (basis) record(grading, handedIn, one, basis);
        listener.decided(handedIn, one);
      },
      closes: (handedIn) => {
        files.delete(handedIn);
        listener.closes?.(handedIn);
      },
    },
    signal,
  );
  if (!signal.aborted) grading.journal.end();
}

interface Known {
  basing: Basing;
  recall: Recall;
}

async function recallAll(grading: JournalledGrading, isolation: Isolation): Promise<Known> {
  const { journal, plan, assignment, command, manner, regrade } = grading;
  const basing = await openBasing(plan, assignment, { isolation, options: manner });
  const asked = { regrade, resumed: resumedFrom(journal.runs, command, regrade) };
  const recall = new Recall(journal, basing, asked);
  for (const handedIn of grading.submissions) await recall.look(handedIn, plan);
  return { basing, recall };
}

function beganOf(grading: JournalledGrading, conditions: Conditions): Began {
  const { command, regrade, seed, shard, gradeColumn, submissions, plan } = grading;
  const { id, title, file, text } = grading.assignment;
  return {
    ...{ kind: 'began', journal: 1, wiregrade: version },
    ...{ command, regrade, seed, ...conditions },
    startedAt: new Date().toISOString(),
    assignment: { id, title, file, text },
    roll: submissions.map(namedOf),
    plan: plan.map((one) => one.id),
    ...(shard && { shard }),
    ...(gradeColumn !== undefined && { gradeColumn }),
  };
}

function namedOf({ name, students, late }: HandIn): Named {
  return { name, ...(students.length > 0 && { students }), ...(late !== undefined && { late }) };
}

function record(
  { journal, assignment: { text }, shownFile, repeat }: JournalledGrading,
  handedIn: HandIn,
  { planned, verdict, events, transcript }: Decided,
  basis: Basis,
): void {
  const { work } = handedIn;
  const report = caseReport({
    ...{ verdict, events, assignment: { file: shownFile, text } },
    ...(work.state === 'there' && { repeat: repeat(work.folder, idWithSeed(planned)) }),
  });
  journal.settle({ submission: handedIn.name, id: planned.id, basis, report }, transcript);
}
