import { isAbsolute, join, normalize, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type CompilerMessage, readCompilerMessage } from './compiler-message.ts';
import { copySubmission } from './copy-submission.ts';
import { isFileOf } from './list-files.ts';
import type { Built, StartableProgram, Submission } from './submission.ts';
import { findTool } from './toolchain.ts';

/** How one command of a build ended; the sandbox runs it. */
export interface BuildEnd {
  code: number | null;
  signal: string | null;
  /** Both streams, in the order in which they were printed. */
  output: string;
  timedOut: boolean;
}
export type RunBuild = (argv: string[], cwd: string, timeoutMs: number) => Promise<BuildEnd>;

/** Generous: javac on a loaded machine takes ten seconds, and nobody waits for a build that ends. */
const BUILD_TIMEOUT_MS = 60_000;
const MAX_OUTPUT = 4000;

/** Copies the submission once and builds the programs named in the copy; those not found are left out. */
export async function buildSubmission(
  submission: Submission,
  names: string[],
  folder: string,
  runBuild: RunBuild,
): Promise<Record<string, Built>> {
  const problem = copySubmission(submission.folder, folder);
  const built: Record<string, Built> = {};
  for (const name of names) {
    const found = submission.programs[name];
    if (found?.state !== 'found') continue;
    built[name] = problem
      ? { state: 'failed', program: name, command: [], message: problem.message, output: '' }
      : await buildProgram({ name, folder, program: found.program }, runBuild);
  }
  return built;
}

interface Work {
  name: string;
  folder: string;
  program: StartableProgram;
}

async function buildProgram(work: Work, runBuild: RunBuild): Promise<Built> {
  const { name, folder, program } = work;
  const absent = program.needs.find(({ tool }) => findTool(tool) === undefined);
  if (absent) return { state: 'no-toolchain', program: name, ...absent };
  const unknown = [...program.build, program.run].find(isUnknownCommand);
  if (unknown) return failed(work, unknown, { message: `There is no command \`${unknown[0]}\`.` });
  const began = performance.now();
  for (const command of program.build) {
    const end = await runBuild(resolved(command), join(folder, program.workingFolder), BUILD_TIMEOUT_MS);
    if (end.code !== 0) return failed(work, command, complaintOf(end, work), end.output);
  }
  const lacking = lackingFile(work);
  if (lacking !== undefined) {
    return failed(work, program.build.at(-1) ?? program.run, {
      message: `The build made no file \`${lacking}\`.`,
    });
  }
  const { ownArgs, workingFolder, env } = program;
  const start = { argv: resolved(program.run), ownArgs, workingFolder, env };
  return { state: 'built', folder, start, ms: Math.round(performance.now() - began) };
}

/** A command whose first word is a tool gets the tool's real path. */
function resolved([tool = '', ...words]: string[]): string[] {
  return [tool.includes('/') ? tool : (findTool(tool) ?? tool), ...words];
}

function failed({ name, folder }: Work, command: string[], complaint: CompilerMessage, output = ''): Built {
  return {
    state: 'failed',
    program: name,
    command,
    ...complaint,
    output: told(output, folder).slice(-MAX_OUTPUT),
  };
}

function complaintOf(end: BuildEnd, { folder, program }: Work): CompilerMessage {
  if (end.timedOut) return { message: `The build was not done after ${BUILD_TIMEOUT_MS / 1000} s.` };
  if (end.signal !== null) return { message: `The build was ended by ${end.signal}.` };
  const said = readCompilerMessage(stripVTControlCharacters(end.output));
  return said.file === undefined
    ? said
    : { ...said, file: ownPath(said.file, folder, program.workingFolder) };
}

/** Relative to the submission, as the student knows it; tools name files from where they run, or in full. */
function ownPath(file: string, folder: string, workingFolder: string): string {
  return isAbsolute(file) ? relative(folder, file) : normalize(join(workingFolder, file));
}

/** What the build printed, in the student's own paths. */
function told(output: string, folder: string): string {
  return stripVTControlCharacters(output).replaceAll(`${folder}/`, '');
}

function isUnknownCommand([tool = '']: string[]): boolean {
  return !tool.includes('/') && findTool(tool) === undefined;
}

/** A file that running depends on and that is not there, though the build succeeded. */
function lackingFile({ folder, program }: Work): string | undefined {
  const [command = ''] = program.run;
  const ownFile = command.includes('/') && !isAbsolute(command) ? command : undefined;
  const file = program.makes ?? ownFile;
  return file !== undefined && !isFileOf(folder, join(program.workingFolder, file)) ? file : undefined;
}
