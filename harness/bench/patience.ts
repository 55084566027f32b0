import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graded, listDiffering } from './graded.ts';
import { catalogue, mutants, puppets, sampleClasses, type Work } from './works.ts';

/** What proofs make short, deadlines decide in many slots at once. */
const jobs = ['--jobs', '8'];

/**
 * Every class, reference, mutant and puppet, with proofs and without: how many
 * verdicts differ; standard error says which.
 */
export async function measure(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-mutants-'));
  try {
    let [cases, differing] = [0, 0];
    for (const work of [
      ...sampleClasses(),
      ...puppets(),
      ...(await catalogue()),
      ...(await mutants(folder)),
    ]) {
      const compared = await gradeBothWays(work);
      cases += compared.cases;
      differing += compared.differing.length;
      process.stderr.write(
        `${work[0]}: ${cases} cases, ${differing} differ ${compared.differing.join('; ')}\n`,
      );
    }
    return { cases, differingVerdicts: differing };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function gradeBothWays(work: Work): Promise<{ cases: number; differing: string[] }> {
  const { report: proved } = await graded([...work, ...jobs]);
  const { report: patient } = await graded([...work, ...jobs, '--patience', 'full']);
  const cases = proved.submissions.reduce((sum, one) => sum + one.cases.length, 0);
  return { cases, differing: listDiffering(proved, patient) };
}
