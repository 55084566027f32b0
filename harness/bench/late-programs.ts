import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { execa } from 'execa';
import { parse, stringify } from 'yaml';
import { root } from './graded.ts';

/** One row of fixtures/late/programs.yaml. */
export interface LateProgram {
  id: string;
  language: string;
  run: string;
  kind: 'late' | 'never';
  provable: boolean;
}

/** Classes that the programs are dealt out to, to be graded side by side: one grader alone keeps one processor busy. */
const classes = 6;

/**
 * Builds fixtures/late in a folder and makes a submission of each program in one of
 * the classes in its folder `classes`; says on standard error whose language is
 * missing and leaves those out.
 */
export async function handInLatePrograms(
  folder: string,
  isWanted: (index: number) => boolean,
): Promise<LateProgram[]> {
  const built = join(folder, 'built');
  cpSync(join(root, 'fixtures/late'), built, { recursive: true });
  await execa('make', ['-s', '-k'], { cwd: built, reject: false });
  const rows = parse(readFileSync(join(built, 'programs.yaml'), 'utf8')) as LateProgram[];
  const missing = new Set(rows.filter((row) => !isBuilt(row, built)).map(({ language }) => language));
  for (const language of missing) process.stderr.write(`${language}: not installed, not measured\n`);
  const programs = rows.filter(({ language }, index) => !missing.has(language) && isWanted(index));
  for (const [index, program] of programs.entries())
    handIn(program, built, join(folder, 'classes', String(index % classes), program.id));
  return programs;
}

/** Writes the assignment of the late programs with its one case so many times; returns its folder. */
export function assignLate(folder: string, times: number): string {
  const assignment = join(folder, 'assignment');
  const text = readFileSync(join(root, 'fixtures/late/assignment.yaml'), 'utf8');
  const { cases, ...rest } = parse(text) as { cases: [{ title: string }] };
  const trial = Array.from({ length: times }, (_, index) => index + 1);
  const repeated = { ...cases[0], title: `${cases[0].title}, ${'$'}{trial}`, for: { trial } };
  mkdirSync(assignment, { recursive: true });
  writeFileSync(join(assignment, 'assignment.yaml'), stringify({ ...rest, cases: [repeated] }));
  return assignment;
}

/** Scripts need no building; what they are run by is found when they are graded. */
function isBuilt({ run }: LateProgram, built: string): boolean {
  const binary = binaryOf(run);
  return binary === undefined || existsSync(join(built, binary));
}

function binaryOf(run: string): string | undefined {
  return /built\/(?:c\/\S+|java|go\/\S+)/.exec(run)?.[0];
}

/** What one program needs and nothing else: the binaries of all are megabytes. */
function handIn({ run }: LateProgram, built: string, submission: string): void {
  const sources = /^(?:built|c|go|java)$/;
  cpSync(built, submission, {
    recursive: true,
    filter: (path) => path === built || !sources.test(relative(built, path)),
  });
  const binary = binaryOf(run);
  const parts = binary === undefined ? [] : [binary, 'built/c/part'];
  for (const part of parts) cpSync(join(built, part), join(submission, part), { recursive: true });
  writeFileSync(join(submission, 'wiregrade.yaml'), stringify({ programs: { server: { run } } }));
}
