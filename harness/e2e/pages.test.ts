import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import { gradeInto, root, wiregrade } from './wiregrade.ts';

const submissions = join(root, 'fixtures/classes/first/echo-server');

function temporary(): string {
  return mkdtempSync(join(tmpdir(), 'wiregrade-pages-'));
}

test('grade writes a page for each submission, and says where', async () => {
  const { called, folder } = await gradeInto([
    'assignments/echo-server',
    join(submissions, 'giulia-rossi'),
    join(submissions, 'Tom Baker'),
    ...['--case', 'echoes-a-line', '--case', 'text-in-pieces', '--format', 'html'],
  ]);
  expect(called.stdout).toContain(`pages: 2 in `);
  expect(readdirSync(join(folder, 'pages')).sort()).toEqual(['Tom Baker.html', 'giulia-rossi.html']);
  const page = readFileSync(join(folder, 'pages/Tom Baker.html'), 'utf8');
  expect(page).toContain('Sends a line back as it came');
  expect(page).toContain('Here the case was lost');
  expect(page).not.toMatch(/letters arrive in halves|text-in-pieces|Grüße/);
});

test('check tells a student nothing of a hidden case but its points', async () => {
  const folder = temporary();
  const args = ['check', 'assignments/echo-server', join(submissions, 'giulia-rossi'), '--case', 'reset'];
  const { stdout } = await wiregrade([...args, '--out', folder, '--quiet', '--format', 'html']);
  expect(stdout).toContain('0/2  A hidden case  Not shown');
  const page = /^page: (.*)$/m.exec(stdout)?.[1] ?? '';
  for (const told of [
    stdout,
    readFileSync(join(folder, 'report.json'), 'utf8'),
    readFileSync(resolve(root, page), 'utf8'),
  ])
    expect(told).not.toMatch(/goes without a goodbye|crashed|because/i);
});

test('check draws a failed case', async () => {
  const args = [
    'check',
    'assignments/echo-server',
    join(submissions, 'Tom Baker'),
    '--case',
    'echoes-a-line',
  ];
  const { stdout } = await wiregrade([...args, '--out', temporary(), '--quiet']);
  expect(stdout).toMatch(/ms alice +server\n/);
  expect(stdout).toMatch(/│─+connect─+▶│\n.*│─+"hello\\n"─+▶│\n[^◀]*│◀─+"HELLO\\n"─+│/);
});

/** Output of a running command, read from where the last words were found. */
function reader(running: { stdout: Readable; once(event: 'exit', ended: () => void): unknown }) {
  let told = '';
  let changed = (): void => {};
  let ended = false;
  running.stdout.setEncoding('utf8').on('data', (text) => {
    told += text;
    changed();
  });
  running.once('exit', () => {
    ended = true;
    changed();
  });
  return async (words: string): Promise<string> => {
    while (!told.includes(words)) {
      if (ended) throw new Error(`it ended without “${words}”: ${told}`);
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
    }
    const at = told.indexOf(words);
    const before = told.slice(0, at);
    told = told.slice(at + words.length);
    return before;
  };
}

test('check --watch checks again when a file changes: first what failed, then all', async () => {
  const mine = temporary();
  const right = readFileSync(join(root, 'reference/echo-server/python/server.py'), 'utf8');
  const wrong = right.replace('sendall(data)', 'sendall(data.upper())');
  const file = join(mine, 'server.py');
  writeFileSync(file, wrong);
  const cases = ['--case', 'echoes-a-line', '--case', 'echoes-again'];
  const args = ['check', 'assignments/echo-server', mine, ...cases, '--watch', '--quiet'];
  const command = [join(root, 'dist/wiregrade.js'), ...args, '--out', join(mine, 'out')];
  const running = execa(process.execPath, command, { cwd: root, reject: false, buffer: false });
  try {
    const until = reader(running);
    expect(await until('Watching:')).toContain('0/4');
    writeFileSync(file, `${wrong}\n`);
    await until('server.py has changed.\nFirst the 1 case that failed.');
    expect(await until('Watching:')).not.toContain('Goes on echoing');
    writeFileSync(file, right);
    await until('Passed. Now all of them.');
    expect(await until('Watching:')).toContain('6 of 6 points');
  } finally {
    running.kill('SIGINT');
  }
  expect((await running).exitCode).toBe(0);
  expect(existsSync(join(mine, 'out/report.json'))).toBe(true);
});
