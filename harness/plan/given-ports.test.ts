import { expect, test } from '@jest/globals';
import type { Act, Program, Step } from '../spec/assignment.ts';
import { givenPorts, portsNeeded } from './given-ports.ts';

const place = { line: 1, column: 1, length: 1 };
const program = (name: string, role: Program['role']): Program => ({
  ...{ name, role, transport: 'tcp', args: [], env: {}, stdin: [], entry: [] },
});
const listen = (as: string, forWhom: string, port?: number): Act => ({
  ...{ verb: 'listen', as, for: forWhom },
  ...(port === undefined ? {} : { port }),
});

function planned(roles: Record<string, Program['role']>, ...acts: Act[]) {
  const steps: Step[] = acts.map((act, index) => ({ id: String(index), place, act }));
  const programs = Object.fromEntries(
    Object.entries(roles).map(([name, role]) => [name, program(name, role)]),
  );
  const head = { id: 'a', title: 'A', place, points: 1, extraCredit: false, needs: [], tags: [] };
  const rest = { visibility: 'visible', tolerate: [], leftover: 'note', startFirst: [] } as const;
  return {
    case: { ...head, ...rest, tolerate: [], startFirst: [], programs: Object.keys(roles), steps },
    programs,
  };
}

test('a server and a listener have a port each, and the client is told the listener’s', () => {
  const both = planned({ server: 'server', client: 'client' }, listen('door', 'client'));
  expect(portsNeeded(both)).toBe(2);
  expect(givenPorts(both, [20, 21])).toEqual({
    programs: { server: 20, client: 21 },
    listeners: { door: 21 },
  });
});

test('a client for which nobody listens is told the port of the server', () => {
  const pair = planned({ client: 'client', server: 'server' });
  expect(portsNeeded(pair)).toBe(1);
  expect(givenPorts(pair, [20])).toEqual({ programs: { client: 20, server: 20 }, listeners: {} });
});

test('servers, players and listeners all differ; a listener with a port of its own takes none', () => {
  const inner: Step = { id: '0.0', place, act: listen('second', 'client') };
  const many = planned(
    { a: 'server', b: 'server', c: 'peer', client: 'client' },
    listen('first', 'client'),
    listen('fixed', 'client', 9000),
    { verb: 'together', branches: [[inner]] },
  );
  expect(portsNeeded(many)).toBe(5);
  expect(givenPorts(many, [20, 21, 22, 23, 24])).toEqual({
    programs: { a: 20, b: 21, c: 22, client: 23 },
    listeners: { first: 23, second: 24 },
  });
});

test('a case without any still has a port to name', () => {
  expect(portsNeeded(planned({ tool: 'tool' }))).toBe(1);
});
