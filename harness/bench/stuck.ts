import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { countDiffering, graded } from './graded.ts';
import { handInLatePrograms, type LateProgram } from './late-programs.ts';
import { measureLooks } from './look-cost.ts';
import { underOverload } from './overload.ts';
import { figuresOf, type Trial } from './stuck-figures.ts';

const sampleClass = ['assignments/echo-server', 'fixtures/classes/first/echo-server', '--jobs', '4'];
/** Times as many busy processes as processors. */
const overload = 4;
/** Looks share a part of one processor: more stuck programs at once wait longer for their proof. */
const jobs = String(availableParallelism());
/** Without a number of rounds, one program in so many is tried, once: what CI has time for. */
const sampleOf = 4;

/**
 * Programs that answer late among programs that never will: how many proofs were
 * wrong, how soon they came, and how many of the stuck were proved, idle and
 * overloaded. WIREGRADE_BENCH_ROUNDS says how often all are tried, 200 on demand.
 */
export async function measure(): Promise<object> {
  const rounds = Number(process.env.WIREGRADE_BENCH_ROUNDS ?? 0);
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-late-'));
  try {
    const programs = await handInLatePrograms(folder, (index) => rounds > 0 || index % sampleOf === 0);
    const trials: Trial[] = [];
    for (let round = 1; round <= Math.max(1, rounds); round++) {
      trials.push(...(await tryAll(programs, folder, 'idle')));
      trials.push(...(await underOverload(overload, () => tryAll(programs, folder, 'overloaded'))));
      process.stderr.write(
        `round ${round} of ${Math.max(1, rounds)}: ${JSON.stringify(figuresOf(trials))}\n`,
      );
    }
    const { asked, more } = figuresOf(trials);
    return { ...asked, ...(await compareWithPatience()), ...more, lookShareOfCore: await measureLooks() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tryAll(programs: LateProgram[], folder: string, machine: Trial['machine']): Promise<Trial[]> {
  const { report } = await graded(['fixtures/late', join(folder, 'class'), '--jobs', jobs]);
  const byId = new Map(programs.map((program) => [program.id, program]));
  return report.submissions.flatMap(({ name, cases }) => {
    const program = byId.get(name);
    return program ? cases.map((came) => ({ program, came, machine })) : [];
  });
}

async function compareWithPatience(): Promise<object> {
  const quick = await graded(sampleClass);
  const patient = await graded([...sampleClass, '--patience', 'full']);
  return {
    speedup: Math.round((patient.ms / quick.ms) * 100) / 100,
    differingVerdicts: countDiffering(quick.report, patient.report),
  };
}
