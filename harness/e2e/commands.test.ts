import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { gradeInto, root, wiregrade } from './wiregrade.ts';

const right = 'fixtures/languages/python';

function temporary(): string {
  return mkdtempSync(join(tmpdir(), 'wiregrade-e2e-'));
}

describe('exit codes', () => {
  test('are 0 when all passed, 1 when some failed, 0 for failures with --report-only', async () => {
    const wrong = 'fixtures/classes/first/echo-server/Tom Baker';
    const one = ['assignments/echo-server', '--case', 'echoes-a-line'];
    expect((await gradeInto([...one, right])).called.code).toBe(0);
    expect((await gradeInto([...one, wrong])).called.code).toBe(1);
    expect((await gradeInto([...one, wrong, '--report-only'])).called.code).toBe(0);
  });

  test.each([
    [['grade', 'assignments/nowhere', right], 'nowhere'],
    [['grade', 'assignments/echo-server', 'no-such-folder'], 'no-such-folder'],
    [['grade', 'assignments/echo-server', right, '--case', 'echos-a-line'], 'echoes-a-line'],
    [['grade', 'assignments/echo-server', right, '--run', 'sever=python3 x.py'], 'server'],
    [['explain', 'no-anser'], 'no-answer'],
    [['grade', 'assignments/echo-server', right, '--jobs', 'many'], 'whole number'],
    [['frobnicate'], 'unknown command'],
    [['judge', 'package.json'], 'not a transcript'],
  ])('are 2 for wrong usage, with a word on what would be right: %j', async (args, word) => {
    const called = await wiregrade(args);
    expect(called.code).toBe(2);
    expect(called.stderr).toContain(word);
    expect(called.stderr).not.toMatch(/^\s+at /m);
  });

  test('are 2 for mistakes in the assignment, each with its place', async () => {
    const folder = temporary();
    writeFileSync(join(folder, 'assignment.yaml'), 'wiregrade: 1\nid: x\ntitle: X\ncaes: []\n');
    const called = await wiregrade(['validate', folder]);
    expect(called.code).toBe(2);
    expect(called.stdout).toMatch(/assignment\.yaml:4:1: .*caes/);
    expect(called.stdout).toContain('did you mean `cases`?');
  });
});

test('a transcript judged again gives the same verdict, until its case changes', async () => {
  const assignment = join(temporary(), 'echo-server');
  cpSync(join(root, 'assignments/echo-server'), assignment, { recursive: true });
  const file = join(assignment, 'assignment.yaml');
  const text = readFileSync(file, 'utf8').replaceAll(/(reference:\n(?: {2}.*\n)+|mutants: .*\n)/g, '');
  writeFileSync(file, text);
  const { folder } = await gradeInto([
    assignment,
    'fixtures/classes/first/echo-server/Tom Baker',
    '--case',
    'half-close',
  ]);
  const transcript = join(folder, 'transcripts/Tom Baker/half-close.json');
  const first = await wiregrade(['judge', transcript]);
  expect(first.stdout).toContain('failed, 0 of 2 points: wrong-answer');
  expect(first.code).toBe(1);
  writeFileSync(file, text.replaceAll('last words', 'other words'));
  const changed = await wiregrade(['judge', transcript]);
  expect(changed.stdout).toContain('has changed since: run the case again');
  expect(changed.code).toBe(3);
});

test('the command that repeats a case runs just this case with the same seed', async () => {
  const { report } = await gradeInto(['assignments/echo-server', right, '--case', 'large']);
  const [, command = '', ...args] = report.submissions[0]?.cases[0]?.repeat?.split(' ') ?? [];
  const again = await wiregrade([command, ...args, '--format', 'json', '--quiet', '--out', temporary()]);
  const repeated = JSON.parse(again.stdout) as typeof report;
  expect(repeated.seed).toBe(report.seed);
  expect(repeated.submissions[0]?.cases.map(({ id }) => id)).toEqual(['large']);
});

test('Ctrl-C reports what is decided, exits 3, and leaves no process behind', async () => {
  const out = temporary();
  const args = [
    'grade',
    'assignments/echo-server',
    'fixtures/classes/first/echo-server',
    '--jobs',
    '2',
    '--out',
    out,
  ];
  const grading = execa(process.execPath, [join(root, 'dist/wiregrade.js'), ...args], {
    cwd: root,
    reject: false,
  });
  await new Promise<void>((resolve) => {
    grading.stderr.on('data', (text: Buffer) => {
      if (/^2\//m.test(text.toString())) resolve();
    });
  });
  let below = descendants(grading.pid ?? 0);
  // Between two cases there are only the two workers: a program must be there to be left behind.
  while (below.length <= 2) {
    await new Promise((resolve) => setImmediate(resolve));
    below = descendants(grading.pid ?? 0);
  }
  grading.kill('SIGINT');
  const { exitCode } = await grading;
  expect(exitCode).toBe(3);
  expect(below.filter(isAlive)).toEqual([]);
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as {
    submissions: { cases: { outcome: { state: string } }[] }[];
  };
  const states = report.submissions.flatMap(({ cases }) => cases.map(({ outcome }) => outcome.state));
  expect(states).toContain('passed');
  expect(states).toContain('undecided');
});

/** Processes under another, as far as they still live. */
function descendants(pid: number): number[] {
  const children = childrenOf(pid);
  return [...children, ...children.flatMap(descendants)];
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

/** What has ended and only waits for init to take note runs no more; proc_pid_stat(5). */
function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

test('list names every case, and --help every command', async () => {
  const list = await wiregrade(['list', 'assignments/echo-server']);
  expect(list.stdout).toMatch(/4 {2}echoes-a-line +Sends a line back as it came {2}\(#basics\)/);
  expect(list.stdout).toMatch(/\n +20 {2}in all: 9 cases$/);
  const help = await wiregrade(['--help']);
  for (const command of ['grade', 'check', 'validate', 'list', 'explain', 'judge', 'prove']) {
    expect(help.stdout).toContain(command);
  }
  expect(help.code).toBe(0);
});

test('a program that prints without end is stopped, and its record stays small', async () => {
  const { report, folder } = await gradeInto([
    'assignments/echo-server',
    'fixtures/classes/first/echo-server/uchenna-eze',
    ...['--case', 'echoes-a-line'],
  ]);
  const [only] = report.submissions[0]?.cases ?? [];
  expect(only?.outcome.state).toBe('failed');
  expect(readFileSync(join(folder, 'transcripts/uchenna-eze/echoes-a-line.json')).length).toBeLessThan(
    2_000_000,
  );
});
