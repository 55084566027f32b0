import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Assignment } from '../spec/assignment.ts';
import { assignmentFor, folderOf } from './fixture-folder.ts';
import { MAX_BYTES } from './list-files.ts';
import { openSubmission } from './open-submission.ts';
import { isSubmissionProblem, type Overrides, type StartableProgram } from './submission.ts';

const server = assignmentFor({ server: ['server.py', 'server.c'] });
const both = assignmentFor({ server: ['server.py'], client: ['client.py'] });

function programIn(
  folder: string,
  assignment: Assignment = server,
  overrides: Overrides = {},
): StartableProgram {
  const opened = openSubmission(folder, assignment, overrides);
  if (isSubmissionProblem(opened)) throw new Error(opened.message);
  const found = opened.programs.server;
  if (found?.state !== 'found') throw new Error(`missing: ${found?.looked} ${found?.near}`);
  return found.program;
}

describe('finding a program', () => {
  test('takes the assignment’s names in their order', () => {
    const folder = folderOf({ 'server.c': '', 'server.py': '', 'server.js': '' });
    expect(programIn(folder)).toMatchObject({
      language: 'python',
      entry: 'server.py',
      run: ['python3', 'server.py'],
    });
  });

  test.each([
    ['server.js', 'node'],
    ['server.mjs', 'node'],
    ['Server.java', 'java'],
    ['server.cpp', 'cpp'],
    ['main.py', 'python'],
    ['my-homework.py', 'python'],
  ])('knows %s by convention', (file, language) => {
    expect(programIn(folderOf({ [file]: '', 'notes.txt': '' }))).toMatchObject({ language, entry: file });
  });

  test.each([
    ['homework/server.py', 'homework', 'server.py'],
    ['a/b/server.py', 'a/b', 'server.py'],
    ['server/server.py', 'server', 'server.py'],
    ['src/server.py', '.', 'src/server.py'],
  ])('finds %s and starts it in %s', (file, workingFolder, entry) => {
    expect(programIn(folderOf({ [file]: '', '__MACOSX/server.py': '' }))).toMatchObject({
      workingFolder,
      entry,
    });
  });
});

test.each(['Server.PY', 'SERVER.Py', 'server.PY'])('%s is what is meant by server.py', (file) => {
  expect(openSubmission(folderOf({ [file]: '' }), server)).toMatchObject({
    programs: { server: { state: 'missing', near: [`There is ${file}: call it server.py.`] } },
  });
});

describe('a compiled program', () => {
  test('is built by a Makefile rather than from its C source', () => {
    const folder = folderOf({ 'server.c': '', Makefile: 'TARGET = server\n$(TARGET): server.c net.c\n' });
    expect(programIn(folder)).toMatchObject({
      language: 'make',
      build: [['make', '-B', 'server']],
      makes: 'server',
    });
  });

  test('is the default goal when only a recipe names it', () => {
    const folder = folderOf({ Makefile: 'all:\n\tgcc a.c -o server\n' });
    expect(programIn(folder).build).toEqual([['make', '-B']]);
  });

  test('is not looked for in a Makefile that builds something else', () => {
    const folder = folderOf({
      'server.c': '',
      Makefile: 'report.pdf: report.tex\n\tlatex report # server\n',
    });
    expect(programIn(folder).language).toBe('c');
  });

  test('takes in the C files beside it that have no main()', () => {
    const folder = folderOf({
      'server.c': 'int main() {}',
      'net.c': 'int x;',
      'client.c': 'int main(void) {}',
    });
    expect(programIn(folder).build[0]).toEqual(expect.arrayContaining(['server.c', 'net.c']));
    expect(programIn(folder).build[0]).not.toContain('client.c');
  });
});

describe('a program that is missing', () => {
  test('is not guessed when several programs are asked for', () => {
    const opened = openSubmission(folderOf({ 'my.py': '' }), both);
    expect(opened).toMatchObject({
      programs: { server: { state: 'missing' }, client: { state: 'missing' } },
    });
  });

  test('is reported with what was looked for and what was nearly right', () => {
    const folder = folderOf({ 'Server.py': '', 'clint.py': '' });
    expect(openSubmission(folder, both)).toMatchObject({
      programs: {
        server: {
          looked: expect.arrayContaining(['server.py', 'Server.java', 'a Makefile that builds server']),
          near: ['There is Server.py: call it server.py.'],
        },
        client: { near: ['There is clint.py: call it client.py.'] },
      },
    });
  });

  test('is reported with the files that are there when none is nearly right', () => {
    expect(openSubmission(folderOf({ 'a.py': '', 'b.py': '' }), server)).toMatchObject({
      programs: {
        server: {
          near: ['There is a.py, b.py; if one of them is meant, rename it or name it in wiregrade.yaml.'],
        },
      },
    });
  });

  test.each([
    ['no source file', { 'report.pdf': '' }, ['There is no source file, but report.pdf.']],
    ['nothing at all', {}, ['No file is there.']],
    [
      'a program in one of several folders',
      { 'new/server.py': '', 'old/server.py': '' },
      ['There is new/server.py, old/server.py: hand in one folder, with the program at its top.'],
    ],
  ])('is reported with what is there instead: %s', (_, files, near) => {
    expect(openSubmission(folderOf(files), server)).toMatchObject({ programs: { server: { near } } });
  });

  test('is found below folders that hold nothing but the next', () => {
    const folder = folderOf({ 'home/jane/courses/networks/hw1/server.py': '' });
    expect(openSubmission(folder, server)).toMatchObject({ programs: { server: { state: 'found' } } });
  });

  test('is not found through a link that leads out of the submission', () => {
    const folder = folderOf({ 'notes.txt': '' });
    symlinkSync(join(folderOf({ 'secret.py': '' }), 'secret.py'), join(folder, 'server.py'));
    expect(openSubmission(folder, server)).toMatchObject({ programs: { server: { state: 'missing' } } });
  });
});

describe('Java', () => {
  test.each([
    ['Server.java', 'class Server {', 'Server', ['-sourcepath', '.', 'Server.java']],
    ['Server.java', 'class Other {}\nclass Another {', 'Other', ['-sourcepath', '.', 'Server.java']],
    ['Server.java', 'package a.b;\npublic final class Server {', 'a.b.Server', ['Server.java']],
    ['src/Server.java', 'class Server {', 'Server', ['-sourcepath', 'src', 'src/Server.java']],
  ])('%s with `%s` runs class %s', (file, text, main, sources) => {
    const { run, build } = programIn(folderOf({ [file]: text }));
    expect(run.at(-1)).toBe(main);
    expect(build[0]?.slice(-sources.length)).toEqual(sources);
  });

  test('is built and started where the folders of its package begin', () => {
    const program = programIn(
      folderOf({ 'hw/net/echo/Server.java': 'package net.echo;\npublic class Server {' }),
    );
    expect(program).toMatchObject({ workingFolder: 'hw', entry: 'net/echo/Server.java' });
    expect(program.run.at(-1)).toBe('net.echo.Server');
    expect(program.build[0]?.slice(-3)).toEqual(['-sourcepath', '.', 'net/echo/Server.java']);
  });

  test('puts libraries that were handed in on the class path', () => {
    const { run } = programIn(folderOf({ 'Server.java': '', 'lib/json.jar': '' }));
    expect(run).toEqual(expect.arrayContaining(['-cp', '.:lib/*']));
  });
});

describe('a submission’s own command lines', () => {
  const yaml = 'programs:\n  server:\n    run: python3 "my server.py" ${port}\n    build: make all\n';

  test('win over every convention', () => {
    expect(programIn(folderOf({ 'server.py': '', 'wiregrade.yaml': yaml }))).toMatchObject({
      language: 'command',
      build: [['make', 'all']],
      run: ['python3', 'my server.py', '${port}'],
      ownArgs: true,
      env: { PYTHONUNBUFFERED: '1' },
      needs: [{ tool: 'python3', package: 'python3' }, { tool: 'make' }],
    });
  });

  test('yield to the command line', () => {
    const folder = folderOf({ 'wiregrade.yaml': yaml });
    const program = programIn(folder, server, { server: { run: './mine' } });
    expect(program).toMatchObject({ run: ['./mine'], ownArgs: false, build: [['make', 'all']] });
  });

  test('are refused for a program that the assignment does not have', () => {
    const opened = openSubmission(folderOf({}), server, { sever: { run: 'x' } });
    expect(opened).toMatchObject({
      code: 'bad-override',
      message: expect.stringContaining('did you mean `server`'),
    });
  });
});

describe('a folder that cannot be opened', () => {
  test('is a problem when it does not exist or is a file', () => {
    const folder = folderOf({ 'hand-in.zip': '' });
    expect(openSubmission(join(folder, 'nobody'), server)).toMatchObject({ code: 'no-folder' });
    expect(openSubmission(join(folder, 'hand-in.zip'), server)).toMatchObject({
      message: expect.stringContaining('is a file'),
    });
  });

  test('is a problem when it is too large to copy for every case', () => {
    const folder = folderOf({ 'server.py': '', 'video.mp4': '' });
    truncateSync(join(folder, 'video.mp4'), MAX_BYTES + 1);
    expect(openSubmission(folder, server)).toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('more than 200 MB'),
    });
  });

  test('is a problem when a file in it cannot be read', () => {
    const folder = folderOf({ 'server.py': '' });
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9])]), '');
    const opened = openSubmission(folder, server);
    expect(opened).toMatchObject({ code: 'unreadable', message: expect.stringContaining('cannot be read') });
  });
});
