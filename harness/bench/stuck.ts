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
const fewJobs = String(availableParallelism());
/** Where only false proofs are looked for, and not how soon right ones come. */
const manyJobs = String(6 * availableParallelism());
/** Without a number of rounds, one program in so many is tried, once: what CI has time for. */
const sampleOf = 4;

/**
 * Programs that answer late among programs that never will: how many proofs were
 * wrong, how soon they came, and how many of the stuck were proved, idle and
 * overloaded. WIREGRADE_BENCH_ROUNDS says how often the late ones are tried, 200
 * on demand; those that never answer are tried in the first round.
 */
export async function measure(): Promise<object> {
  const rounds = Number(process.env.WIREGRADE_BENCH_ROUNDS ?? 0);
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-late-'));
  try {
    const programs = await handInLatePrograms(folder, (index) => rounds > 0 || index % sampleOf === 0);
    const trials: Trial[] = [];
    for (let round = 1; round <= Math.max(1, rounds); round++) {
      if (round === 2) dropNever(programs, folder);
      const jobs = round === 1 ? fewJobs : manyJobs;
      const tryOn = (machine: Trial['machine']) => tryAll(programs, { folder, jobs, machine });
      trials.push(...(await tryOn('idle')), ...(await underOverload(overload, () => tryOn('overloaded'))));
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

/** What will never answer is not proved wrongly. */
function dropNever(programs: LateProgram[], folder: string): void {
  for (const { id, kind } of programs)
    if (kind === 'never') rmSync(join(folder, 'class', id), { recursive: true });
}

interface Trying {
  folder: string;
  jobs: string;
  machine: Trial['machine'];
}

async function tryAll(programs: LateProgram[], { folder, jobs, machine }: Trying): Promise<Trial[]> {
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
