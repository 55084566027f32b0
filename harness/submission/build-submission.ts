import { isAbsolute, join, normalize } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type CompilerMessage, readCompilerMessage } from './compiler-message.ts';
import { copySubmission } from './copy-submission.ts';
import { isFileOf } from './list-files.ts';
import { whyNotStarted } from './own-command.ts';
import type { Sees } from './sees.ts';
import type { Built, StartableProgram, Submission } from './submission.ts';
import { findTool } from './toolchain.ts';

/** How one command of a build ended; the sandbox runs it. */
export interface BuildEnd {
  code: number | null;
  signal: string | null;
  /** Both streams, in the order in which they were printed. */
  output: string;
  timedOut: boolean;
  /** What it took more of than it may: a sentence. */
  overLimit?: string;
}
/** Where builds are run, and programs after them. */
export interface BuildSite {
  run: RunBuild;
  sees: Sees;
}

/** `workingFolder` is relative to `folder`, all of which the build may use. */
export type RunBuild = (argv: string[], where: BuildPlace, timeoutMs: number) => Promise<BuildEnd>;
export interface BuildPlace {
  folder: string;
  workingFolder: string;
}

/** Generous: javac on a loaded machine takes ten seconds, and nobody waits for a build that ends. */
const BUILD_TIMEOUT_MS = 60_000;
const MAX_OUTPUT = 4000;

/** Copies the submission once and builds the programs named in the copy; those not found are left out. */
export async function buildSubmission(
  submission: Submission,
  names: string[],
  folder: string,
  site: BuildSite,
): Promise<Record<string, Built>> {
  const problem = copySubmission(submission.folder, folder);
  const built: Record<string, Built> = {};
  for (const name of names) {
    const found = submission.programs[name];
    if (found?.state !== 'found') continue;
    built[name] = problem
      ? { state: 'failed', program: name, command: [], message: problem.message, output: '' }
      : await buildProgram({ name, folder, program: found.program }, site);
  }
  return built;
}

interface Work {
  name: string;
  folder: string;
  program: StartableProgram;
}

async function buildProgram(work: Work, site: BuildSite): Promise<Built> {
  const { name, folder, program } = work;
  const absent = program.needs.find(({ tool }) => findTool(tool) === undefined);
  if (absent) return { state: 'no-toolchain', program: name, ...absent };
  const place = { folder, workingFolder: program.workingFolder };
  const began = performance.now();
  for (const command of program.build) {
    const why = whyNotStarted(command, place, site.sees);
    if (why !== undefined) return failed(work, command, { message: why });
    const end = await site.run(resolved(command), place, BUILD_TIMEOUT_MS);
    if (end.code !== 0) return failed(work, command, complaintOf(end, work));
  }
  const why = whyNotReady(work, site.sees);
  if (why !== undefined) return failed(work, program.build.at(-1) ?? program.run, { message: why });
  const { ownArgs, workingFolder, env } = program;
  const start = { argv: resolved(program.run), ownArgs, workingFolder, env };
  return { state: 'built', folder, start, ms: Math.round(performance.now() - began) };
}

/** A command whose first word is a tool gets the tool's real path. */
function resolved([tool = '', ...words]: string[]): string[] {
  return [tool.includes('/') ? tool : (findTool(tool) ?? tool), ...words];
}

type Complaint = CompilerMessage & { output?: string };

function failed({ name }: Work, command: string[], { output = '', ...said }: Complaint): Built {
  return { state: 'failed', program: name, command, ...said, output: output.slice(-MAX_OUTPUT) };
}

function complaintOf(end: BuildEnd, { folder, program }: Work): Complaint {
  const printed = stripVTControlCharacters(end.output);
  const said = readCompilerMessage(printed);
  const prefix = folderInFront(said.file ?? '', join(folder, program.workingFolder));
  const output = prefix === '' ? printed : printed.replaceAll(prefix, '');
  if (end.overLimit !== undefined) return { output, message: end.overLimit };
  if (end.timedOut) return { output, message: `The build was not done after ${BUILD_TIMEOUT_MS / 1000} s.` };
  if (end.signal !== null) return { output, message: `The build was ended by ${end.signal}.` };
  if (said.file === undefined) return { output, ...said };
  return { output, ...said, file: normalize(join(program.workingFolder, said.file.slice(prefix.length))) };
}

/** The part of an absolute path that is ours: a tool names the folder as the sandbox shows it. */
function folderInFront(file: string, workingFolder: string): string {
  if (!isAbsolute(file)) return '';
  const slashes = [...file.matchAll(/\//g)].map(({ index }) => index + 1);
  const cut = slashes.find((at) => isFileOf(workingFolder, file.slice(at)));
  return file.slice(0, cut ?? slashes.at(-1));
}

/** Why the program cannot be started, though the build succeeded. */
function whyNotReady({ folder, program }: Work, sees: Sees): string | undefined {
  const { makes, run, workingFolder } = program;
  const isLacking = makes !== undefined && !isFileOf(folder, join(workingFolder, makes));
  return isLacking
    ? `The build made no file \`${makes}\`.`
    : whyNotStarted(run, { folder, workingFolder }, sees);
}
