import { graded, listDiffering } from './graded.ts';
import { underOverload } from './overload.ts';
import { catalogue, sampleClasses, type Work } from './works.ts';

/** Four times as many busy processes as processors: 8 on 2 cores. */
const overload = 4;

/**
 * The classes and the catalogue, idle and overloaded: how many verdicts differ from
 * those of the first grading; standard error says which. WIREGRADE_BENCH_ROUNDS
 * sets how often (1 in CI, 50 on demand).
 */
export async function measure(): Promise<object> {
  const rounds = Number(process.env.WIREGRADE_BENCH_ROUNDS ?? 1);
  const differing: string[] = [];
  let gradings = 0;
  for (const work of [...sampleClasses(), ...(await catalogue())]) {
    const found = await gradeAgain(work, rounds);
    differing.push(...found);
    gradings += 2 * rounds;
    process.stderr.write(`${work[0]}: ${gradings} gradings, ${found.length} differ ${found.join('; ')}\n`);
  }
  return { gradings, differingVerdicts: differing.length };
}

async function gradeAgain(work: Work, rounds: number): Promise<string[]> {
  const again = async () => (await graded([...work, '--jobs', '8'])).report;
  const first = await again();
  const differing: string[] = [];
  for (let round = 0; round < rounds; round++) {
    differing.push(...listDiffering(first, await again()));
    const overloaded = listDiffering(first, await underOverload(overload, again));
    differing.push(...overloaded.map((one) => `${one}, overloaded`));
  }
  return differing;
}
