import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { unzipSync } from 'fflate';
import { root, wiregrade } from './wiregrade.ts';

const assignment = 'greeting-server';

const right = readFileSync(join(root, 'reference', assignment, 'python/server.py'), 'utf8');

/** What a student may have handed in. */
export const works = {
  right: { 'server.py': right },
  wrong: { 'server.py': right.replaceAll('Hello!', 'Hallo!') },
  nothing: { 'notes.txt': 'no program yet\n' },
};

/** A folder of the test's own, as a service would have it. */
export function serviceFolder(): string {
  return mkdtempSync(join(tmpdir(), 'wiregrade-service-'));
}

/** Makes the bundle for a service. */
export async function packed(service: string): Promise<string> {
  const folder = join(serviceFolder(), service);
  const { code, stderr } = await wiregrade([
    'package',
    service,
    `assignments/${assignment}`,
    '--out',
    folder,
  ]);
  if (code !== 0) throw new Error(stderr);
  return folder;
}

/** Unpacks a zip file, as Gradescope does. */
export function unzip(file: string, folder: string): void {
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(file)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/** Puts work into a folder. */
export function handIn(folder: string, work: Record<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(work)) writeFileSync(join(folder, name), text);
}

/** Commands that a machine of the service has and that change it: here they do nothing. */
function idle(folder: string): string {
  const bin = join(folder, 'idle');
  mkdirSync(bin, { recursive: true });
  for (const name of ['apt-get', 'sudo']) {
    writeFileSync(join(bin, name), '#!/bin/sh\nexit 0\n');
    chmodSync(join(bin, name), 0o755);
  }
  return bin;
}

/** What a script of a bundle did, in an environment with nothing in it but what the service says. */
export async function shell(line: string, cwd: string, env: Record<string, string> = {}) {
  const path = [idle(serviceFolder()), dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(
    ':',
  );
  const options = {
    cwd,
    env: { PATH: path, HOME: cwd, ...env },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  } as const;
  const { exitCode, stdout, stderr } = await execa('bash', ['-c', line], options);
  return { code: exitCode, stdout, stderr };
}

/** A repository that was begun from a bundle. */
export function repository(bundle: string, work: Record<string, string>): string {
  const folder = join(serviceFolder(), 'repository');
  cpSync(bundle, folder, { recursive: true });
  handIn(folder, work);
  return folder;
}
