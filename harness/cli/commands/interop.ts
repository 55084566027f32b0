import { existsSync } from 'node:fs';
import { casesForTwo, type Pairing, playInterop } from '../../class/interop.ts';
import { type InteropReport, interopMatrix, type PairingReport } from '../../report/interop-matrix.ts';
import type { Assignment } from '../../spec/assignment.ts';
import { findSubmissions } from '../../submission/find-submissions.ts';
import { type HandIn, handInFrom } from '../../submission/hand-in.ts';
import type { Isolation } from '../../verdict/evidence.ts';
import { version } from '../../version.ts';
import { onInterrupt } from '../interrupt.ts';
import { openAssignmentFor } from '../open-assignment.ts';
import { defaultJobs, newSeed, planSelected } from '../run-options.ts';
import { submissionMistake } from '../submission-mistake.ts';
import { UsageError } from '../usage-error.ts';

interface InteropOptions {
  case: string[];
  tag: string[];
  seed?: number;
  jobs?: number;
  isolation: Isolation | 'best';
  patience: 'proofs' | 'full';
  format: 'terminal' | 'json';
}

/** Lets every client talk to every server, the reference's among them, and prints who can. */
export async function interop(path: string, paths: string[], options: InteropOptions): Promise<number> {
  const assignment = await openAssignmentFor(path, paths);
  const found = findSubmissions(paths, assignment);
  if (!Array.isArray(found)) throw new UsageError(submissionMistake(found));
  const seed = options.seed ?? newSeed();
  const plan = casesForTwo(planSelected(assignment, options, seed));
  if (plan.length === 0)
    throw new UsageError(
      `No case of ${assignment.id} is played by a client and a server: there is nothing to try on each other.`,
    );
  const contenders = [
    ...found.map(({ name, folder }) => handInFrom(name, folder)),
    ...referenceOf(assignment),
  ];
  const { jobs = defaultJobs(), isolation, patience } = options;
  const signal = onInterrupt();
  const pairings = await playInterop(
    { assignment, contenders, plan, jobs, patience },
    isolation,
    () => {},
    signal,
  );
  const report: InteropReport = {
    ...{ interop: 1, wiregrade: version, assignment: assignment.id, seed },
    cases: plan.map(({ id }) => id),
    names: contenders.map(({ name }) => name),
    pairings: pairings.map(pairingReport),
  };
  process.stdout.write(
    options.format === 'json' ? `${JSON.stringify(report)}\n` : `${interopMatrix(report).join('\n')}\n`,
  );
  return exitCodeOf(report);
}

/** The reference is one row and one column. */
function referenceOf({ reference }: Assignment): HandIn[] {
  const [folder] = Object.values(reference);
  return folder === undefined || !existsSync(folder) ? [] : [handInFrom('reference', folder)];
}

function pairingReport({ client, server, verdicts }: Pairing): PairingReport {
  const reasons = verdicts.flatMap((verdict) =>
    verdict.state === 'passed'
      ? []
      : [
          {
            case: verdict.case.id,
            state: verdict.state,
            code: verdict.reason.code,
            message: verdict.reason.message,
          },
        ],
  );
  const states = verdicts.map(({ state }) => state);
  const state = states.includes('failed') ? 'failed' : reasons.length > 0 ? 'undecided' : 'passed';
  return { client, server, state, reasons };
}

function exitCodeOf({ pairings }: InteropReport): number {
  const states = pairings.map(({ state }) => state);
  if (states.includes('undecided')) return 3;
  return states.includes('failed') ? 1 : 0;
}
