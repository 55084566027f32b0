import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planRun } from '../plan/plan.ts';
import { removeFolder } from '../sandbox/working-copy.ts';
import type { Assignment } from '../spec/assignment.ts';
import { loadMutants, type Mutant } from '../spec/mutants.ts';
import type { SpecProblem } from '../spec/spec-problem.ts';
import { type HandIn, handInFrom } from '../submission/hand-in.ts';
import type { Isolation } from '../verdict/evidence.ts';
import { gradeClass } from './grade-class.ts';
import type { Decided } from './grade-submission.ts';
import { makeMutant } from './make-mutant.ts';
import { type Proof, proofOf, type Trial } from './proof.ts';

/** How an assignment is proved. */
export interface Proving {
  assignment: Assignment;
  rounds: number;
  jobs: number;
  isolation: Isolation | 'best';
  patience: 'proofs' | 'full';
  seed: number;
  decided(program: string, one: Decided): void;
  closes(program: string): void;
}

/** Grades references and mutants, so often as there are rounds; or says what is wrong with the mutants' file. */
export async function prove(proving: Proving, signal: AbortSignal): Promise<Proof | SpecProblem[]> {
  const { assignment, rounds } = proving;
  const plan = planRun(assignment, { cases: [], tags: [] }, proving.seed);
  const references = Object.keys(assignment.reference);
  const cases = [...new Set(plan.flatMap((one) => [one.case.id, one.id]))];
  const known = { references, cases };
  const mutants = assignment.mutants === undefined ? [] : loadMutants(assignment.mutants, known);
  if (isProblems(mutants)) return mutants;
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-mutants-'));
  try {
    const made = makeAll(mutants, assignment, folder);
    if (made.length > 0) return made;
    const programs: Program[] = [
      ...references.map((language) => ({
        program: { kind: 'reference' as const, language },
        folder: assignment.reference[language] ?? '',
      })),
      ...mutants.map((mutant) => ({
        program: { kind: 'mutant' as const, mutant },
        folder: join(folder, mutant.id),
      })),
    ];
    const trials = await tryAll(programs, plan, proving, signal);
    return proofOf(
      trials,
      plan.map(({ id }) => id),
      rounds,
    );
  } finally {
    removeFolder(folder);
  }
}

interface Program {
  program: Trial['program'];
  folder: string;
}

function isProblems(list: Mutant[] | SpecProblem[]): list is SpecProblem[] {
  return list.some((item) => 'code' in item);
}

function makeAll(mutants: Mutant[], { reference, mutants: file }: Assignment, folder: string): SpecProblem[] {
  return mutants.flatMap((mutant) =>
    makeMutant(mutant, reference[mutant.of] ?? '', join(folder, mutant.id), file ?? ''),
  );
}

async function tryAll(
  programs: Program[],
  plan: ReturnType<typeof planRun>,
  proving: Proving,
  signal: AbortSignal,
): Promise<Trial[]> {
  const { assignment, rounds, jobs, isolation, patience, decided, closes } = proving;
  const all = Array.from({ length: rounds }, () => programs).flat();
  const trials = new Map<HandIn, Trial>();
  for (const { program, folder } of all)
    trials.set(handInFrom(labelOf(program), folder), { program, verdicts: [] });
  await gradeClass(
    { assignment, submissions: [...trials.keys()], plan, overrides: {}, jobs, patience },
    isolation,
    {
      began: () => {},
      decided: (submission, one) => {
        const trial = trials.get(submission);
        if (trial) note(one, trial);
        decided(submission.name, one);
      },
      closes: ({ name }) => closes(name),
    },
    signal,
  );
  return [...trials.values()];
}

function note({ verdict, planned, transcript }: Decided, trial: Trial): void {
  const why = verdict.state === 'passed' ? {} : { why: verdict.reason.message };
  trial.verdicts.push({ ...verdict, ...why, of: planned.case.id });
  if (verdict.state === 'failed' && transcript === undefined) trial.unstarted = verdict.reason.message;
}

function labelOf(program: Trial['program']): string {
  return program.kind === 'mutant' ? program.mutant.id : `reference in ${program.language}`;
}
