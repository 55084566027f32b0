import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { gradeInto, outcomes, root } from './wiregrade.ts';

test.each(['none', 'network', 'full'])(
  'with isolation %s right programs pass and the report says which it was',
  async (isolation) => {
    const { report } = await gradeInto([
      'assignments/echo-server',
      ...['fixtures/languages/python', 'fixtures/languages/node', 'fixtures/languages/c'],
      ...['--isolation', isolation],
    ]);
    expect(report.isolation).toBe(isolation);
    const states = Object.values(outcomes(report)).flatMap((cases) => Object.values(cases));
    expect(new Set(states)).toEqual(new Set(['passed']));
  },
  120_000,
);

const habits = {
  'a literal LAN address': "'192.168.77.5'",
  'its host name': 'socket.gethostname()',
  'the address of its host name': 'socket.gethostbyname(socket.gethostname())',
};

test.each(Object.entries(habits))('a server that binds %s is found there', async (_, host) => {
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-e2e-'));
  const echo = readFileSync(join(root, 'reference/echo-server/python/server.py'), 'utf8');
  const server = echo.replace('(host, int(port))', `(${host}, 80)`).replace('"8080"', '"80"');
  writeFileSync(join(folder, 'server.py'), server);
  const assignment = join(folder, 'assignment');
  mkdirSync(assignment);
  writeFileSync(join(assignment, 'assignment.yaml'), onPort80);
  const { report } = await gradeInto([assignment, folder]);
  expect(outcomes(report)).toEqual({ [basename(folder)]: { echoes: 'passed' } });
});

const onPort80 = `wiregrade: 1
id: web-port
title: A server on a low port
programs:
  server: { role: server, transport: tcp, port: 80, entry: [server.py] }
cases:
  - id: echoes
    title: Sends a line back
    points: 1
    steps: [connect: alice, send: "hello\\n", expect: "hello\\n"]
`;

test('a client with a literal address in it reaches our listener', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-e2e-'));
  const client = readFileSync(join(root, 'reference/acknowledging-client/python/client.py'), 'utf8');
  writeFileSync(
    join(folder, 'client.py'),
    client.replace(/\bmain\(\*?sys\.argv\[1:\]\)/, 'main("10.11.12.13", "12345")'),
  );
  const { report } = await gradeInto(['assignments/acknowledging-client', folder, '--case', 'greets']);
  expect(outcomes(report)).toEqual({ [basename(folder)]: { greets: 'passed' } });
});
