import { isProved, type Proof } from '../../class/proof.ts';
import { prove as proveAssignment } from '../../class/prove.ts';
import { planRun } from '../../plan/plan.ts';
import { counted } from '../../verdict/counted.ts';
import type { Isolation } from '../../verdict/evidence.ts';
import { onInterrupt } from '../interrupt.ts';
import { openAssignment, renderProblems } from '../open-assignment.ts';
import { openProgress, type Progress } from '../progress.ts';
import { areProblems, readMutants } from '../read-mutants.ts';
import { defaultJobs, newSeed } from '../run-options.ts';
import { UsageError } from '../usage-error.ts';

interface ProveOptions {
  repeat: number;
  jobs?: number;
  isolation: Isolation | 'best';
  patience: 'proofs' | 'full';
  quiet?: boolean;
}

/** Grades the assignment by its own reference and mutants. */
export async function prove(path: string, options: ProveOptions): Promise<number> {
  const assignment = await openAssignment(path);
  if (Object.keys(assignment.reference).length === 0) {
    throw new UsageError(`${assignment.id} names no reference: nothing shows that it can be passed.`);
  }
  const mutants = readMutants(assignment);
  if (areProblems(mutants)) throw new UsageError(renderProblems(mutants));
  const seed = newSeed();
  const programs = Object.keys(assignment.reference).length + mutants.length;
  const submissions = programs * options.repeat;
  const cases = submissions * planRun(assignment, { cases: [], tags: [] }, seed).length;
  const progress = await openProgress(options.quiet === true);
  progress.expect(submissions, cases);
  let decided = 0;
  const tell: Progress['decided'] = (program, one) => {
    decided++;
    progress.decided(program, one);
  };
  const signal = onInterrupt();
  const { repeat: rounds, jobs = defaultJobs(), isolation, patience } = options;
  const proof = await proveAssignment(
    { assignment, rounds, jobs, isolation, patience, seed, decided: tell, closes: progress.closes },
    signal,
  );
  progress.finish();
  if (Array.isArray(proof)) throw new UsageError(renderProblems(proof));
  process.stdout.write(`${renderProof(assignment.id, proof, decided).join('\n')}\n`);
  return isProved(proof) && !signal.aborted ? 0 : 1;
}

function renderProof(id: string, proof: Proof, decided: number): string[] {
  const { references, mutants, rounds, refused, survivors, broken, wavering, unexercised } = proof;
  return [
    `${id}: ${counted(references, 'reference')}, ${counted(mutants, 'mutant')}, ${counted(rounds, 'round')}, ${counted(decided, 'case')} run`,
    ...refused.map(
      ({ language, caseId, state, why }) => `  the reference in ${language} is ${state} at ${caseId}: ${why}`,
    ),
    ...survivors.map(
      ({ mutant, state }) =>
        `  survives: ${mutant.id} (${mutant.what}); ${mutant.caughtBy} came out ${state}`,
    ),
    ...broken.map(({ mutant, why }) => `  cannot be started, which proves nothing: ${mutant.id}: ${why}`),
    ...wavering.map(
      ({ program, caseId, states }) =>
        `  wavers: ${caseId} of the ${program} came out ${states.join(' and ')}`,
    ),
    ...unexercised.map((caseId) => `  no mutant fails ${caseId}`),
    isProved(proof) ? '  proved: nothing survives, nothing wavers' : '  not proved',
  ];
}
