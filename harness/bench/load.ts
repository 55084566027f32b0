import { graded, listDiffering } from './graded.ts';
import { underOverload } from './overload.ts';

const works = [
  ['assignments/echo-server', 'fixtures/classes/first/echo-server'],
  ['assignments/json-calculator', 'fixtures/classes/first/json-calculator'],
  ['assignments/acknowledging-client', 'fixtures/classes/first/acknowledging-client'],
  ['assignments/greeting-server', 'reference/greeting-server/python'],
  ['assignments/acknowledging-server', 'reference/acknowledging-server/python'],
  ['assignments/json-from-file', 'reference/json-from-file/python'],
];

/** Four times as many busy processes as processors: 8 on 2 cores. */
const overload = 4;

/**
 * The class and the catalogue, idle and overloaded: how many verdicts differ from
 * those of the first grading; standard error says which. WIREGRADE_BENCH_ROUNDS
 * sets how often (1 in CI, 50 on demand).
 */
export async function measure(): Promise<object> {
  const rounds = Number(process.env.WIREGRADE_BENCH_ROUNDS ?? 1);
  const differing: string[] = [];
  let gradings = 0;
  for (const work of works) {
    const again = async () => (await graded([...work, '--jobs', '4'])).report;
    const first = await again();
    for (let round = 0; round < rounds; round++) {
      const found = [
        ...listDiffering(first, await again()),
        ...listDiffering(first, await underOverload(overload, again)).map((case_) => `${case_}, overloaded`),
      ];
      gradings += 2;
      differing.push(...found);
      process.stderr.write(`${work[0]}: ${gradings} gradings, ${found.length} differ ${found.join('; ')}\n`);
    }
  }
  return { gradings, differingVerdicts: differing.length };
}
