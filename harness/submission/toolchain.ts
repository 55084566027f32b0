import { execFileSync } from 'node:child_process';
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import type { Tool } from './submission.ts';

type Locate = (path: string) => string | undefined;

const asItIs: Locate = (path) => path;
/** `/usr/bin/java` is a chain of links that a sandbox need not hold. */
const real: Locate = (path) => realpathSync(path);
/** rustup’s `rustc` is a program that looks for the real one, and fetches it where it is missing. */
const ofRustup: Locate = (path) => (basename(realpathSync(path)) === 'rustup' ? askRustup(path) : path);
/** A version switcher's `python3` is a slow shell script; the interpreter itself knows better. */
const interpreter: Locate = (path) => askPython(path);
const ourOwn: Locate = () => process.execPath;

const TOOLS: Record<string, { package: string; locate: Locate }> = {
  python3: { package: 'python3', locate: interpreter },
  node: { package: 'nodejs', locate: ourOwn },
  cc: { package: 'gcc', locate: asItIs },
  'c++': { package: 'g++', locate: asItIs },
  javac: { package: 'default-jdk-headless', locate: real },
  java: { package: 'default-jre-headless', locate: real },
  go: { package: 'golang-go', locate: real },
  rustc: { package: 'rustc', locate: ofRustup },
  cargo: { package: 'cargo', locate: ofRustup },
  make: { package: 'make', locate: asItIs },
};

const located = new Map<string, string | undefined>();

/** A tool's row, so that a program can say what it needs; undefined for a command we know nothing about. */
export function knownTool(name: string): Tool | undefined {
  const tool = name === 'python' ? 'python3' : name;
  const row = TOOLS[tool];
  return row && { tool, package: row.package };
}

/** The tool's real binary; looked for once, as the search may start a process. */
export function findTool(name: string): string | undefined {
  const tool = knownTool(name)?.tool ?? name;
  if (!located.has(tool)) located.set(tool, locate(tool, process.env.PATH ?? ''));
  return located.get(tool);
}

function locate(tool: string, searchPath: string): string | undefined {
  const path = searchPath
    .split(delimiter)
    .map((folder) => join(folder, tool))
    .find(isExecutable);
  const row = TOOLS[tool];
  if (row?.locate === ourOwn) return process.execPath;
  return path && (row?.locate ?? asItIs)(path);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function askPython(path: string): string | undefined {
  try {
    const ask = ['-I', '-c', 'import sys; print(sys.executable)'];
    return execFileSync(path, ask, { encoding: 'utf8', timeout: 10_000, stdio: 'pipe' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

function askRustup(path: string): string | undefined {
  try {
    const rustc = join(dirname(path), 'rustc');
    const ask = ['--print', 'sysroot'];
    const sysroot = execFileSync(rustc, ask, { encoding: 'utf8', timeout: 10_000, stdio: 'pipe' }).trim();
    const tool = join(sysroot, 'bin', basename(path));
    return isExecutable(tool) ? tool : undefined;
  } catch {
    return undefined;
  }
}
