import { countDiffering, graded } from './graded.ts';
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
 * The class and the catalogue, idle and overloaded: how many verdicts differ.
 * WIREGRADE_BENCH_ROUNDS sets how often (1 in CI, 50 on demand).
 */
export async function measure(): Promise<object> {
  const rounds = Number(process.env.WIREGRADE_BENCH_ROUNDS ?? 1);
  let differingVerdicts = 0;
  let gradings = 0;
  for (const work of works) {
    const { report: calm } = await graded([...work, '--jobs', '4']);
    for (let round = 0; round < rounds; round++) {
      const { report: idle } = await graded([...work, '--jobs', '4']);
      const { report: loaded } = await underOverload(overload, () => graded([...work, '--jobs', '4']));
      differingVerdicts += countDiffering(calm, idle) + countDiffering(calm, loaded);
      gradings += 2;
    }
  }
  return { gradings, differingVerdicts };
}
