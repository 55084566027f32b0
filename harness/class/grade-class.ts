import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedCase } from '../plan/planned-case.ts';
import { removeFolder } from '../sandbox/working-copy.ts';
import type { Assignment } from '../spec/assignment.ts';
import { type HandIn, handInFrom } from '../submission/hand-in.ts';
import type { Overrides } from '../submission/submission.ts';
import type { Isolation } from '../verdict/evidence.ts';
import {
  type Decided,
  gradeSubmission,
  type Replay,
  type Standing,
  type Workpiece,
} from './grade-submission.ts';
import { inTurns } from './in-turns.ts';
import { onSite, type Site } from './on-site.ts';
import type { Isolated, Lack } from './open-isolation.ts';
import { copyFolder, type Prepared, prepare, toolsOf } from './prepare.ts';
import { type Jobs, leastSlots, mostSlots } from './slot-limit.ts';
import { readToolVersions } from './tool-versions.ts';
import { shortcomings } from './uncontained.ts';

/** One grading: these submissions against these cases. */
export interface Grading {
  assignment: Assignment;
  submissions: HandIn[];
  plan: PlannedCase[];
  overrides: Overrides;
  jobs: Jobs;
  /** `full`: deadlines alone decide, nothing is proved. */
  patience: 'proofs' | 'full';
  replay?: Replay;
}

/** What is told and asked while it runs; nothing of a case is kept here once it is decided. */
export interface GradingListener {
  /** Nothing is run before it resolves. */
  began(conditions: Conditions): Promise<void> | void;
  /** How a case came out in an earlier run, where that still holds. */
  known?(handedIn: HandIn, planned: PlannedCase, lost?: Standing): Standing | undefined;
  /** Called before anything of it is copied or decided. */
  opens?(handedIn: HandIn): Promise<void>;
  /** A worker has begun with it. */
  runs?(handedIn: HandIn, planned: PlannedCase): void;
  decided(handedIn: HandIn, decided: Decided): void;
  /** Nothing more comes of it. */
  closes?(handedIn: HandIn): void;
}

/** Under which this machine grades. */
export interface Conditions {
  isolation: Isolation;
  /** What was lacking, in words for a report. */
  lacks: string[];
  /** Where copies are made; removed at the end. */
  workplace: string;
}

/** What the machine gave. */
export interface Graded {
  isolation: Isolation;
  refused: Lack[];
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
    const { isolation } = isolated;
    await listener.began({ isolation, lacks: shortcomings(isolated), workplace: folder });
    const reference = await prepareReference(grading, isolated, folder);
    await inSlots(grading, { ...site, reference }, listener, signal);
    return { isolation, refused: isolated.lacks };
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

/**
 * As many submissions at once as there may be cases: they share the workers, and one
 * that hangs holds up none. A fault of ours stops all; nothing goes on behind its report.
 */
async function inSlots(
  grading: Grading,
  site: PlayedSite,
  listener: GradingListener,
  signal: AbortSignal,
): Promise<void> {
  const waiting = grading.submissions.entries();
  const builds = inTurns(leastSlots(grading.jobs));
  const failure = new AbortController();
  const surroundings = { grading, site, listener, builds, signal: AbortSignal.any([signal, failure.signal]) };
  const work = async (): Promise<void> => {
    for (const [index, handedIn] of waiting)
      if (!failure.signal.aborted) await gradeOne({ handedIn, index }, surroundings);
  };
  const stopAll = (error: unknown): never => {
    failure.abort();
    site.pool.stop();
    throw error;
  };
  const ends = await Promise.allSettled(
    Array.from({ length: mostSlots(grading.jobs) }, () => work().catch(stopAll)),
  );
  const lost = ends.find((end) => end.status === 'rejected');
  if (lost) throw lost.reason;
}

interface Surroundings {
  grading: Grading;
  site: PlayedSite;
  listener: GradingListener;
  /** Compilers do not wait: as many at a time as keep the processors busy. */
  builds: ReturnType<typeof inTurns>;
  signal: AbortSignal;
}

interface Numbered {
  handedIn: HandIn;
  index: number;
}

async function gradeOne(one: Numbered, surroundings: Surroundings): Promise<void> {
  const { handedIn, index } = one;
  const { grading, site, listener, builds, signal } = surroundings;
  const { isolation, sandbox, groups } = site.isolated;
  const copy = copyFolder(site.folder, index);
  const scratch = join(site.folder, `scratch-${index}`);
  mkdirSync(scratch);
  let prepared: Promise<Workpiece> | undefined;
  await listener.opens?.(handedIn);
  await gradeSubmission(handedIn, {
    ...{ plan: grading.plan, reference: site.reference, scratch, signal },
    common: { isolation, sandbox, ...(groups && { groups }), patience: grading.patience },
    prepared: () => {
      prepared ??= builds(() => workpieceOf(handedIn, copy, surroundings));
      return prepared;
    },
    ...(grading.replay && { replay: grading.replay }),
    run: (order) => site.pool.run(order, () => listener.runs?.(handedIn, order.planned)),
    known: (planned, lost) => listener.known?.(handedIn, planned, lost),
    decided: (decided) => listener.decided(handedIn, decided),
  });
  removeFolder(copy);
  removeFolder(scratch);
  listener.closes?.(handedIn);
}

async function workpieceOf(
  handedIn: HandIn,
  folder: string,
  { grading, site }: Surroundings,
): Promise<Workpiece> {
  const { assignment, overrides } = grading;
  const { sandbox, groups } = site.isolated;
  const prepared = await prepare(handedIn, {
    ...{ assignment, overrides, sandbox, folder },
    ...(groups && { groups }),
  });
  return { prepared, tools: await readToolVersions(toolsOf(prepared)) };
}
