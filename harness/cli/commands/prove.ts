import { isProved, type Proof } from '../../class/proof.ts';
import { prove as proveAssignment } from '../../class/prove.ts';
import type { Isolation } from '../../verdict/evidence.ts';
import { onInterrupt } from '../interrupt.ts';
import { openAssignment, renderProblems } from '../open-assignment.ts';
import { defaultJobs, newSeed } from '../run-options.ts';
import { UsageError } from '../usage-error.ts';

interface ProveOptions {
  repeat: number;
  jobs?: number;
  isolation: Isolation | 'best';
  patience: 'proofs' | 'full';
}

/** Grades the assignment by its own reference and mutants. */
export async function prove(path: string, options: ProveOptions): Promise<number> {
  const assignment = openAssignment(path);
  if (Object.keys(assignment.reference).length === 0) {
    throw new UsageError(`${assignment.id} names no reference: nothing shows that it can be passed.`);
  }
  const signal = onInterrupt();
  let decided = 0;
  const proof = await proveAssignment(
    {
      ...{
        assignment,
        rounds: options.repeat,
        jobs: options.jobs ?? defaultJobs(),
        isolation: options.isolation,
        patience: options.patience,
      },
      ...{ seed: newSeed(), decided: () => void decided++ },
    },
    signal,
  );
  if (Array.isArray(proof)) throw new UsageError(renderProblems(proof));
  process.stdout.write(`${renderProof(assignment.id, proof, decided).join('\n')}\n`);
  return isProved(proof) && !signal.aborted ? 0 : 1;
}

function renderProof(id: string, proof: Proof, decided: number): string[] {
  const { references, mutants, rounds, refused, survivors, wavering, unexercised } = proof;
  return [
    `${id}: ${references} references, ${mutants} mutants, ${rounds} rounds, ${decided} cases run`,
    ...refused.map(
      ({ language, caseId, state }) => `  the reference in ${language} is ${state} at ${caseId}`,
    ),
    ...survivors.map(
      ({ mutant, state }) =>
        `  survives: ${mutant.id} (${mutant.what}); ${mutant.caughtBy} came out ${state}`,
    ),
    ...wavering.map(
      ({ program, caseId, states }) =>
        `  wavers: ${caseId} of the ${program} came out ${states.join(' and ')}`,
    ),
    ...unexercised.map((caseId) => `  no mutant fails ${caseId}`),
    isProved(proof) ? '  proved: nothing survives, nothing wavers' : '  not proved',
  ];
}
