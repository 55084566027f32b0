import { chmodSync, existsSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { execa } from 'execa';
import { type BuildEnd, buildSubmission, type RunBuild } from './build-submission.ts';
import { assignmentFor, folderOf } from './fixture-folder.ts';
import { openSubmission } from './open-submission.ts';
import { type Built, isSubmissionProblem, type Overrides } from './submission.ts';
import { findTool } from './toolchain.ts';

const server = assignmentFor({ server: ['server.py'] });
const fixtures = join(import.meta.dirname, '../../fixtures/languages');

// Compilers on a loaded machine: slow is not wrong.
jest.setTimeout(120_000);

const runBuild: RunBuild = async ([file = '', ...args], { folder, workingFolder }, timeout) => {
  const { exitCode, signal, all, timedOut } = await execa(file, args, {
    cwd: join(folder, workingFolder),
    timeout,
    all: true,
    reject: false,
  });
  return { code: exitCode ?? null, signal: signal ?? null, output: all, timedOut };
};

async function build(folder: string, overrides: Overrides = {}, run = runBuild): Promise<Built> {
  const opened = openSubmission(folder, server, overrides);
  if (isSubmissionProblem(opened)) throw new Error(opened.message);
  const built = await buildSubmission(opened, ['server'], join(folderOf({}), 'copy'), {
    run,
    sees: existsSync,
  });
  if (!built.server) throw new Error('the server was not found');
  return built.server;
}

/** Not every machine has these; where one is missing, the test says so by being skipped. */
const withRust = findTool('rustc') && findTool('cargo') ? test : test.skip;
const withGo = findTool('go') ? test : test.skip;
const lacksGo = findTool('go') ? test.skip : test;

describe('a language that few machines have', () => {
  withRust.each(['rust', 'rust-package'])('%s is found and built', async (language) => {
    expect(await build(join(fixtures, language))).toMatchObject({ state: 'built' });
  });

  withRust('a mistake in server.rs is shown with its line', async () => {
    const built = await build(folderOf({ 'hw/server.rs': 'fn main() {\n    x();\n}\n' }));
    const message = 'cannot find function `x` in this scope';
    expect(built).toMatchObject({ state: 'failed', file: 'hw/server.rs', line: 2, message });
  });

  withGo('go is found and built', async () => {
    expect(await build(join(fixtures, 'go'))).toMatchObject({ state: 'built' });
  });

  lacksGo('without its compiler names the package that brings it', async () => {
    const built = await build(join(fixtures, 'go'));
    expect(built).toEqual({ state: 'no-toolchain', program: 'server', tool: 'go', package: 'golang-go' });
  });
});

describe('each language', () => {
  test.each(['python', 'node', 'c', 'cpp', 'java', 'java-package', 'make'])(
    '%s is found, checked and built',
    async (language) => {
      const built = await build(join(fixtures, language));
      expect(built).toMatchObject({ state: 'built', start: { workingFolder: '.', ownArgs: false } });
    },
  );

  test.each([
    ['server.py', 'import socket\nprint "hi"\n', 2, 'Missing parentheses'],
    ['server.js', 'let a = 1;\nlet b = ;\n', 2, "Unexpected token ';'"],
    ['server.c', 'int main(void) {\n  return 0\n}\n', 2, 'expected'],
    ['server.cpp', 'int main() {\n  return x;\n}\n', 2, 'was not declared'],
    ['Server.java', 'class Server {\n  int x\n}\n', 2, "';' expected"],
    ['server.c', 'void help(void);\nint main(void) {\n  help();\n}\n', 3, 'undefined reference'],
  ])('a mistake in %s is shown with its line', async (file, text, line, message) => {
    const built = await build(folderOf({ [`hw/${file}`]: text }));
    expect(built).toMatchObject({
      state: 'failed',
      program: 'server',
      file: `hw/${file}`,
      line,
      message: expect.stringContaining(message),
      output: expect.stringContaining(message),
    });
  });
});

test('a place that a sandbox shows under a folder of its own is told in the student’s terms', async () => {
  const output = "/home/student/server.js:2\nlet b = ;\n\nSyntaxError: Unexpected token ';'\n";
  const boxed: RunBuild = async () => ({ code: 1, signal: null, output, timedOut: false });
  expect(await build(folderOf({ 'hw/server.js': '' }), {}, boxed)).toMatchObject({
    file: 'hw/server.js',
    line: 2,
    output: expect.stringMatching(/^server\.js:2\n/),
  });
});

describe('the copy', () => {
  test('holds what was handed in, and the original stays as it was', async () => {
    const folder = folderOf({
      'server.c': 'int main(void) { return 0; }',
      'www/index.html': 'hello',
      '.git/x': '',
    });
    const built = await build(folder);
    if (built.state !== 'built') throw new Error(built.state);
    expect(readdirSync(built.folder)).toEqual(['server', 'server.c', 'www']);
    expect(readFileSync(join(built.folder, 'www/index.html'), 'utf8')).toBe('hello');
    expect(existsSync(join(folder, 'server'))).toBe(false);
  });

  test('keeps links within the submission and drops those that lead out', async () => {
    const folder = folderOf({ 'server.py': '', 'data/a.txt': '' });
    symlinkSync(join(folder, 'data/a.txt'), join(folder, 'inside'));
    symlinkSync('/etc/passwd', join(folder, 'outside'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    const built = await build(folder);
    if (built.state !== 'built') throw new Error(built.state);
    expect(readdirSync(built.folder)).toEqual(['data', 'inside', 'server.py']);
    expect(readlinkSync(join(built.folder, 'inside'))).toBe('data/a.txt');
  });
});

describe('a build that cannot be used', () => {
  const ended = (end: Partial<BuildEnd>): RunBuild => {
    return async () => ({ code: null, signal: null, output: '', timedOut: false, ...end });
  };

  test('says when it took too long or was killed', async () => {
    const folder = folderOf({ 'server.py': '' });
    const late = await build(folder, {}, ended({ timedOut: true, signal: 'SIGKILL' }));
    expect(late).toMatchObject({ state: 'failed', message: 'The build was not done after 60 s.' });
    const killed = await build(folder, {}, ended({ signal: 'SIGSEGV' }));
    expect(killed).toMatchObject({ state: 'failed', message: 'The build was ended by SIGSEGV.' });
  });

  test('says when it made no binary', async () => {
    const built = await build(folderOf({ 'server.c': '', Makefile: 'server:\n\ttrue\n' }));
    expect(built).toMatchObject({
      state: 'failed',
      message: 'The build made no file `server`.',
      command: ['make', '-B', 'server'],
    });
  });

  test('says when a command of the student’s own does not exist', async () => {
    const built = await build(folderOf({}), { server: { run: 'no-such-command a.b' } });
    expect(built).toMatchObject({ state: 'failed', message: 'There is no command `no-such-command`.' });
  });
});

describe('a command that is a file of the submission', () => {
  const started = async (files: Record<string, string>, run: string, ...lines: string[]) =>
    await build(folderOf(files), { server: { run, build: lines } });

  test('is refused before it is started, whether it builds or runs', async () => {
    const refused = { state: 'failed', message: expect.stringMatching(/^There is no file `.\/nothere`/) };
    expect(await started({}, './nothere')).toMatchObject(refused);
    expect(await started({}, 'true', './nothere')).toMatchObject(refused);
  });

  test('may be made, or made executable, by the build', async () => {
    const built = await started({ 'server.py': '' }, './bin/server', 'mkdir bin', 'cp server.py bin/server');
    expect(built).toMatchObject({ message: expect.stringMatching(/`chmod \+x bin\/server`/) });
    const chmod = await started(
      { 'server.py': '#!/usr/bin/env python3\n' },
      './server.py',
      'chmod +x server.py',
    );
    expect(chmod).toMatchObject({ state: 'built' });
  });

  test('keeps the execute bit that it was handed in with', async () => {
    const folder = folderOf({ server: '' });
    chmodSync(join(folder, 'server'), 0o755);
    expect(await build(folder, { server: { run: './server' } })).toMatchObject({ state: 'built' });
  });
});

test('a tool in a command of the student’s own becomes its real binary', async () => {
  const built = await build(folderOf({ 'my.py': '' }), { server: { run: 'python my.py ${port}' } });
  if (built.state !== 'built') throw new Error(built.state);
  const [python = '', ...rest] = built.start.argv;
  expect(rest).toEqual(['my.py', '${port}']);
  expect((await execa(python, ['-c', 'import sys; print(sys.executable)'])).stdout).toBe(python);
});
