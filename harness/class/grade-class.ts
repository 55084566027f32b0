import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedCase } from '../plan/planned-case.ts';
import { removeFolder } from '../sandbox/working-copy.ts';
import type { Assignment } from '../spec/assignment.ts';
import { type HandIn, handInFrom } from '../submission/hand-in.ts';
import type { Overrides } from '../submission/submission.ts';
import type { Isolation } from '../verdict/evidence.ts';
import { type Decided, gradeSubmission, type Replay } from './grade-submission.ts';
import { onSite, type Site } from './on-site.ts';
import type { Isolated, Lack } from './open-isolation.ts';
import { copyFolder, type Prepared, prepare, toolsOf } from './prepare.ts';
import { readToolVersions } from './tool-versions.ts';
import { shortcomings } from './uncontained.ts';

/** One grading: these submissions against these cases. */
export interface Grading {
  assignment: Assignment;
  submissions: HandIn[];
  plan: PlannedCase[];
  overrides: Overrides;
  jobs: number;
  /** `full`: deadlines alone decide, nothing is proved. */
  patience: 'proofs' | 'full';
  replay?: Replay;
}

/** What is told while it runs. */
export interface GradingListener {
  began(isolation: Isolation, lacks: string[]): void;
  decided(submission: string, decided: Decided): void;
}

export interface Graded {
  isolation: Isolation;
  /** In words for a report. */
  lacks: string[];
  refused: Lack[];
  submissions: { name: string; decided: Decided[] }[];
}

/** Grades submissions side by side; when `signal` fires, what is not decided by then is undecided. */
export async function gradeClass(
  grading: Grading,
  wanted: Isolation | 'best',
  listener: GradingListener,
  signal: AbortSignal,
): Promise<Graded> {
  return await onSite(wanted, grading.jobs, signal, async (site) => {
    const { isolated, folder } = site;
    const lacks = shortcomings(isolated);
    listener.began(isolated.isolation, lacks);
    const reference = await prepareReference(grading, isolated, folder);
    const submissions = await inSlots(grading, { ...site, reference }, listener, signal);
    return { isolation: isolated.isolation, lacks, refused: isolated.lacks, submissions };
  });
}

/** The first of the references, where a case is played against it. */
async function prepareReference(
  { assignment, plan }: Grading,
  { sandbox, groups }: Isolated,
  folder: string,
): Promise<Prepared> {
  const [reference] = Object.values(assignment.reference);
  const played = plan.some((one) => Object.values(one.case.players ?? {}).includes('reference'));
  if (!played || reference === undefined || !existsSync(reference)) return {};
  const workshop = { assignment, overrides: {}, sandbox, folder: join(folder, 'reference') };
  return await prepare(handInFrom('reference', reference), { ...workshop, ...(groups && { groups }) });
}

interface PlayedSite extends Site {
  reference: Prepared;
}

/** As many submissions at once as there are jobs: their cases share the workers. */
async function inSlots(
  grading: Grading,
  site: PlayedSite,
  listener: GradingListener,
  signal: AbortSignal,
): Promise<Graded['submissions']> {
  const results: Graded['submissions'] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < grading.submissions.length; index = next++) {
      const handedIn = grading.submissions[index] as HandIn;
      const decided = await gradeOne(
        { handedIn, index },
        grading,
        site,
        (one) => listener.decided(handedIn.name, one),
        signal,
      );
      results[index] = { name: handedIn.name, decided };
    }
  };
  await Promise.all(Array.from({ length: grading.jobs }, work));
  return results;
}

async function gradeOne(
  { handedIn, index }: { handedIn: HandIn; index: number },
  grading: Grading,
  { folder, isolated, pool, reference }: PlayedSite,
  decided: (one: Decided) => void,
  signal: AbortSignal,
): Promise<Decided[]> {
  const { assignment, overrides, plan, patience } = grading;
  const { isolation, sandbox, groups } = isolated;
  const copy = copyFolder(folder, index);
  const prepared = await prepare(handedIn, {
    ...{ assignment, overrides, sandbox, folder: copy },
    ...(groups && { groups }),
  });
  const scratch = join(folder, `scratch-${index}`);
  mkdirSync(scratch);
  const common = {
    isolation,
    sandbox,
    ...(groups && { groups }),
    patience,
    slots: grading.jobs,
    tools: await readToolVersions(toolsOf(prepared)),
  };
  const result = await gradeSubmission(handedIn, {
    ...{ plan, prepared, reference, common, scratch, decided, signal },
    ...(grading.replay && { replay: grading.replay }),
    run: (order) => pool.run(order),
  });
  removeFolder(copy);
  return result;
}
