import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseReport, Report } from '../report/report.ts';
import { countDiffering, graded } from './graded.ts';
import { assignLate, handInLatePrograms, type LateProgram } from './late-programs.ts';
import { measureLooks } from './look-cost.ts';
import { underOverload } from './overload.ts';
import { figuresOf, type Trial } from './stuck-figures.ts';

const sampleClass = ['assignments/echo-server', 'fixtures/classes/first/echo-server', '--jobs', '4'];
/** Times as many busy processes as processors. */
const overload = 4;
/** Looks share a part of one processor: more stuck programs at once wait longer for their proof. */
const fewJobs = String(availableParallelism());
/** Where only false proofs are looked for, and not how soon right ones come: of each class, and all at once. */
const manyJobs = String(2 * availableParallelism());
/** Without a number of rounds, one program in so many is tried, once: what CI has time for. */
const sampleOf = 4;
const rounds = Number(process.env.WIREGRADE_BENCH_ROUNDS ?? 0);
const every = Number(process.env.WIREGRADE_BENCH_EVERY ?? (rounds > 0 ? 1 : sampleOf));

/** Trials of a program in one grading, which copies and builds it once. */
const atOnce = 25;

/**
 * Programs that answer late among programs that never will: how many proofs were
 * wrong, how soon they came, and how many of the stuck were proved, idle and
 * overloaded. WIREGRADE_BENCH_ROUNDS says how often the late ones are tried, 200
 * on demand; those that never answer are tried in the first round. With
 * WIREGRADE_BENCH_EVERY=3, a third of the programs are tried: a day has so many hours.
 */
export async function measure(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-late-'));
  try {
    const programs = await handInLatePrograms(folder, (index) => index % every === 0);
    const trials = await tryBothWays(programs, { folder, times: 1, grade: oneByOne });
    dropNever(programs, folder);
    for (let done = 1; done < rounds; done += atOnce) {
      tellProgress(done, rounds, trials);
      const times = Math.min(atOnce, rounds - done);
      trials.push(...(await tryBothWays(programs, { folder, times, grade: sideBySide })));
    }
    const { asked, more } = figuresOf(trials);
    return { ...asked, ...(await compareWithPatience()), ...more, lookShareOfCore: await measureLooks() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tellProgress(done: number, rounds: number, trials: Trial[]): void {
  process.stderr.write(`${done} of ${rounds} rounds: ${JSON.stringify(figuresOf(trials))}\n`);
}

/** What will never answer is not proved wrongly. */
function dropNever(programs: LateProgram[], folder: string): void {
  for (const { id, kind } of programs)
    if (kind === 'never')
      for (const one of classesIn(folder)) rmSync(join(one, id), { recursive: true, force: true });
}

function classesIn(folder: string): string[] {
  return readdirSync(join(folder, 'classes')).map((name) => join(folder, 'classes', name));
}

interface Trying {
  folder: string;
  times: number;
  grade(assignment: string, classes: string[]): Promise<Report[]>;
}

async function oneByOne(assignment: string, classes: string[]): Promise<Report[]> {
  const reports: Report[] = [];
  for (const one of classes) reports.push((await graded([assignment, one, '--jobs', fewJobs])).report);
  return reports;
}

async function sideBySide(assignment: string, classes: string[]): Promise<Report[]> {
  const gradings = classes.map((one) => graded([assignment, one, '--jobs', manyJobs], { detached: true }));
  return (await Promise.all(gradings)).map(({ report }) => report);
}

async function tryBothWays(programs: LateProgram[], trying: Trying): Promise<Trial[]> {
  const idle = await tryAll(programs, 'idle', trying);
  return [...idle, ...(await underOverload(overload, () => tryAll(programs, 'overloaded', trying)))];
}

async function tryAll(
  programs: LateProgram[],
  machine: Trial['machine'],
  { folder, times, grade }: Trying,
): Promise<Trial[]> {
  const reports = await grade(assignLate(folder, times), classesIn(folder));
  const byId = new Map(programs.map((program) => [program.id, program]));
  const submissions = reports.flatMap((report) => report.submissions);
  return submissions.flatMap(({ name, cases }) => {
    const program = byId.get(name);
    return program ? cases.map(({ outcome }) => ({ program, came: whatCame(outcome), machine })) : [];
  });
}

function whatCame(outcome: CaseReport['outcome']): Trial['came'] {
  if (outcome.state === 'passed') return 'answer';
  return outcome.reason.proof ? { afterMs: outcome.reason.proof.afterMs } : 'nothing';
}

async function compareWithPatience(): Promise<object> {
  const quick = await graded(sampleClass);
  const patient = await graded([...sampleClass, '--patience', 'full']);
  return {
    speedup: Math.round((patient.ms / quick.ms) * 100) / 100,
    differingVerdicts: countDiffering(quick.report, patient.report),
  };
}
