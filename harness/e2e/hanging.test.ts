import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from '@jest/globals';
import type { Report } from '../report/report.ts';
import { layOutClass } from './small-class.ts';
import { root } from './wiregrade.ts';

const desk = mkdtempSync(join(tmpdir(), 'wiregrade-hanging-'));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

/** Answers once and then computes for ever: nothing can be proved, most cases take their whole time. */
const hangs = `import socket, sys
connection, _ = socket.create_server(("", int(sys.argv[2]))).accept()
connection.sendall(connection.recv(4096))
while True:
    pass
`;

const others = ['carlos-mendoza', 'mei-lin-chow'];

test('a submission that hangs delays nobody, although it comes first', async () => {
  const handIns = layOutClass(desk, others);
  const first = 'a-first-one';
  mkdirSync(join(handIns, first));
  writeFileSync(join(handIns, first, 'server.py'), hangs);
  const run = spawn(
    process.execPath,
    ['dist/wiregrade.js', 'grade', 'assignments/echo-server', handIns, '--out', desk, '--jobs', '2'],
    { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const left = new Set(others);
  for await (const line of createInterface(run.stderr)) {
    const done = others.find((name) => line.includes(` ${name}: `));
    if (done && left.delete(done) && left.size === 0) run.kill('SIGINT');
  }
  await once(run, 'exit');
  const report = JSON.parse(readFileSync(join(desk, 'report.json'), 'utf8')) as Report;
  const undecided = report.submissions.filter(({ score }) => score.unsettled > 0);
  expect(undecided.map(({ name }) => name)).toEqual([first]);
});
