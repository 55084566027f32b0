import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { execa } from 'execa';
import { parse, stringify } from 'yaml';
import type { Report } from '../report/report.ts';
import { countDiffering, graded, root } from './graded.ts';
import { underOverload } from './overload.ts';

/** One row of fixtures/late/programs.yaml. */
interface LateProgram {
  id: string;
  language: string;
  run: string;
  kind: 'late' | 'never';
  provable: boolean;
}

type Case = Report['submissions'][number]['cases'][number];
interface Trial {
  program: LateProgram;
  came: Case;
}

const sample = ['assignments/echo-server', 'fixtures/classes/first/echo-server', '--jobs', '4'];
const overload = 4;

/**
 * Programs that answer late among programs that never will: how many proofs were
 * wrong, how soon they came, and how many of the stuck were proved. Runs each so
 * often as WIREGRADE_BENCH_ROUNDS says (1 in CI, 200 on demand), idle and overloaded.
 */
export async function measure(): Promise<object> {
  const rounds = Number(process.env.WIREGRADE_BENCH_ROUNDS ?? 1);
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-late-'));
  try {
    const programs = await prepare(folder);
    const trials: Trial[] = [];
    for (let round = 0; round < rounds; round++) {
      trials.push(...(await tryAll(programs, folder)));
      trials.push(...(await underOverload(overload, () => tryAll(programs, folder))));
    }
    return { ...figuresOf(trials), ...(await compareWithPatience()) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A submission for each program, all from one built copy; those whose language is missing are left out. */
async function prepare(folder: string): Promise<LateProgram[]> {
  const built = join(folder, 'built');
  cpSync(join(root, 'fixtures/late'), built, { recursive: true });
  await execa('make', ['-s'], { cwd: built, reject: false });
  const rows = parse(readFileSync(join(built, 'programs.yaml'), 'utf8')) as
    | LateProgram[]
    | { programs: LateProgram[] };
  const programs = (Array.isArray(rows) ? rows : rows.programs).filter(({ language }) => language !== 'go');
  for (const program of programs) handIn(program, built, join(folder, 'class', program.id));
  return programs;
}

/** What one program needs and nothing else: the binaries of all are megabytes. */
function handIn({ run }: LateProgram, built: string, submission: string): void {
  const binary = /built\/(?:c\/\S+|java)/.exec(run)?.[0];
  const sources = /^(?:built|c|go|java)$/;
  cpSync(built, submission, {
    recursive: true,
    filter: (path) => path === built || !sources.test(relative(built, path)),
  });
  const parts = binary === undefined ? [] : [binary, 'built/c/part'];
  for (const part of parts) cpSync(join(built, part), join(submission, part), { recursive: true });
  writeFileSync(join(submission, 'wiregrade.yaml'), stringify({ programs: { server: { run } } }));
}

async function tryAll(programs: LateProgram[], folder: string): Promise<Trial[]> {
  const { report } = await graded(['fixtures/late', join(folder, 'class'), '--jobs', '8']);
  const byId = new Map(programs.map((program) => [program.id, program]));
  return report.submissions.flatMap(({ name, cases }) => {
    const program = byId.get(name);
    return program ? cases.map((came) => ({ program, came })) : [];
  });
}

function figuresOf(trials: Trial[]): object {
  const proved = trials.filter(({ came }) => proofOf(came) !== undefined);
  const times = proved.map(({ came }) => proofOf(came) ?? 0).sort((a, b) => a - b);
  const quantile = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const wrong = proved.filter(({ program }) => program.kind === 'late');
  return {
    trials: trials.length,
    falseProofs: wrong.length,
    ...(wrong.length > 0 && { wrong: [...new Set(wrong.map(({ program }) => program.id))] }),
    unansweredLate: countUnanswered(trials),
    medianMs: quantile(0.5),
    p99Ms: quantile(0.99),
    provenShare: provenShares(trials),
    unproved: [
      ...new Set(
        stuckOnes(trials)
          .filter(({ came }) => proofOf(came) === undefined)
          .map(({ program }) => program.id),
      ),
    ],
  };
}

function countUnanswered(trials: Trial[]): number {
  return trials.filter(({ program, came }) => program.kind === 'late' && came.outcome.state !== 'passed')
    .length;
}

function proofOf({ outcome }: Case): number | undefined {
  return outcome.state === 'passed' ? undefined : outcome.reason.proof?.afterMs;
}

function stuckOnes(trials: Trial[]): Trial[] {
  return trials.filter(({ program }) => program.kind === 'never' && program.provable);
}

/** Over the truly stuck; what no rule can prove (polling for ever, a busy loop) is not among them. */
function provenShares(trials: Trial[]): Record<string, number> {
  const stuck = stuckOnes(trials);
  const languages = [...new Set(stuck.map(({ program }) => program.language))];
  const shares = languages.map((language) => {
    const own = stuck.filter(({ program }) => program.language === language);
    const share = own.filter(({ came }) => proofOf(came) !== undefined).length / own.length;
    return [language, Math.round(share * 1000) / 1000] as const;
  });
  return Object.fromEntries(shares);
}

async function compareWithPatience(): Promise<object> {
  const quick = await graded(sample);
  const patient = await graded([...sample, '--patience', 'full']);
  return {
    speedup: Math.round((patient.ms / quick.ms) * 100) / 100,
    differingVerdicts: countDiffering(quick.report, patient.report),
  };
}
