import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { wiregrade } from './wiregrade.ts';

const desk = mkdtempSync(join(tmpdir(), 'wiregrade-rejudged-'));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

function layOut(path: string, text: string): void {
  mkdirSync(join(desk, path, '..'), { recursive: true });
  writeFileSync(join(desk, path), text);
}

/** Ends with what the greeting must be, and what is sent for a second one. */
function assignment(greeting: string, sent = 'again'): string {
  return `wiregrade: 1
id: greeter
title: A greeter
programs: { server: { role: server, port: 5000, args: ["\${host}", "\${port}"], entry: [server.py] } }
defaults: { frame: line }
cases:
  - id: greets
    title: Greets
    points: 4
    steps:
      - connect: ada
      - expect: ${greeting}
  - id: answers
    title: Answers
    points: 2
    steps:
      - connect: ada
      - expect: { matches: "^." }
      - send: { line: ${sent} }
      - expect: { matches: "^." }
  - id: greets-two
    title: Greets the next one
    points: 3
    needs: [greets]
    steps:
      - connect: ada
      - expect: ${greeting}
`;
}

function server(greeting: string): string {
  return `import socket, sys
with socket.create_server((sys.argv[1], int(sys.argv[2]))) as listener:
    while True:
        conn, _ = listener.accept()
        with conn, conn.makefile("rb") as lines:
            conn.sendall(b"${greeting}\\n")
            for line in lines:
                conn.sendall(line)
`;
}

test('a mended matcher is judged by what was recorded; what it does not tell is run again', async () => {
  layOut('greeter/assignment.yaml', assignment('{ line: hello }'));
  layOut('hand-ins/ann/server.py', server('hello'));
  layOut('hand-ins/bob/server.py', server('Hello'));
  const grading = ['grade', 'greeter', 'hand-ins', '--out', 'report', '--report-only'];
  expect((await wiregrade(grading, desk)).stdout).toContain('bob         2/9');

  layOut('greeter/assignment.yaml', assignment('{ matches: "^[Hh]ello$" }'));
  expect(await wiregrade(['rejudge', 'report'], desk)).toEqual({
    code: 3,
    stdout: [
      'bob  2 → 6 of 9 points  greets: failed → passed, greets-two: skipped → undecided',
      '2 submissions judged again, 1 changed.',
      '1 case cannot be judged from what was recorded: give the command that graded again.',
      'gradebook: report/gradebook.csv',
    ].join('\n'),
    stderr: '',
  });
  const again = await wiregrade(grading, desk);
  expect(again.stderr).toContain('5 cases kept; 1 case graded again, as they were undecided.');
  expect(again.stdout).toContain('bob         9/9');

  layOut('greeter/assignment.yaml', assignment('{ matches: "^[Hh]ello$" }', 'another'));
  const acts = await wiregrade(['rejudge', 'report', '--format', 'html,ctrf'], desk);
  expect(acts.stdout).toMatch(/^ann {2}9 → 7 of 9 points {2}answers: passed → undecided\n/);
  expect(acts.stdout).toMatch(/\nctrf: .*\npages: 2 in report\/pages\nclass page: report\/class.html$/);
  expect(readFileSync(join(desk, 'report/pages/ann.html'), 'utf8')).toContain('undecided');
  expect((await wiregrade(['rejudge', 'report', '--format', 'json'], desk)).stderr).toContain(
    'no format json',
  );
});

test('rejudge goes on where a transcript is gone, and tells of a case that is new', async () => {
  layOut('greeter/assignment.yaml', assignment('{ line: hello }'));
  const grading = ['grade', 'greeter', 'hand-ins', '--out', 'second', '--report-only'];
  await wiregrade(grading, desk);
  rmSync(join(desk, 'second/transcripts/ann/greets.json'));
  const added = '  - { id: extra, title: More, points: 5, steps: [connect: ada] }\n';
  layOut('greeter/assignment.yaml', assignment('{ line: hello }') + added);
  const { code, stdout } = await wiregrade(['rejudge', 'second'], desk);
  expect(code).toBe(3);
  expect(stdout).toMatch(/^ann {2}9 → 2 of 9 points {2}greets: passed → undecided/);
  expect(stdout).toContain('The case extra is new and in no score yet: give the command that graded again.');
});

test('a report is not overwritten by that of another assignment', async () => {
  layOut('other/assignment.yaml', assignment('{ line: hello }').replace('id: greeter', 'id: other'));
  const called = await wiregrade(['grade', 'other', 'hand-ins', '--out', 'report'], desk);
  expect(called).toMatchObject({ code: 2, stdout: '' });
  expect(called.stderr).toContain(
    'report holds a report on greeter: name another folder with --out for other.',
  );
});
