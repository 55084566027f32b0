import type { PlannedCase } from '../plan/planned-case.ts';
import type {
  Act,
  ByteSource,
  ConnectAct,
  ExitAct,
  ExpectAct,
  Observation,
  OutputAct,
  Pattern,
  Place,
  Program,
  Step,
} from '../spec/assignment.ts';

/** A place for patterns and steps where the test does not look at places. */
export const somewhere: Place = { line: 1, column: 1, length: 1 };

const second = { withinMs: 1000 };
const plain: Pick<ExpectAct, 'withinMs' | 'frame' | 'tolerate'> = {
  ...second,
  frame: { kind: 'raw' },
  tolerate: [],
};

/** Text as a source of bytes. */
export const text = (content: string): ByteSource => ({ kind: 'text', text: content });

/** Exactly these bytes, as a pattern. */
export const bytes = (content: string): Pattern => ({
  kind: 'bytes',
  bytes: text(content),
  place: somewhere,
});

/** Acts as the loader makes them, with every default filled in; `more` replaces defaults. */
export const acts = {
  start: (program: string): Act => ({ verb: 'start', program, ...second }),
  restart: (of: string): Act => ({ verb: 'restart', of, ...second }),
  stdin: (of: string, ...lines: string[]): Act => ({ verb: 'stdin', of, lines, when: 'asked', ...second }),
  exit: (of: string, more: Partial<ExitAct> = {}): Act => ({
    verb: 'exit',
    of,
    status: 'success',
    ...second,
    ...more,
  }),
  connect: (as: string, more: Partial<ConnectAct> = {}): Act => ({
    verb: 'connect',
    as,
    to: 'server',
    count: 1,
    outcome: 'accepted',
    ...second,
    ...more,
  }),
  accept: (as: string): Act => ({ verb: 'accept', as, on: 'door', ...second }),
  open: (as: string): Act => ({ verb: 'open', as, towards: { server: 'server' } }),
  send: (end: string, content: string): Act => ({
    verb: 'send',
    via: { ends: [end] },
    payload: { kind: 'bytes', bytes: text(content) },
    frame: { kind: 'raw' },
    ...second,
  }),
  expect: (end: string, pattern: Pattern, more: Partial<ExpectAct> = {}): Act => ({
    verb: 'expect',
    via: { ends: [end] },
    pattern,
    save: {},
    ...plain,
    ...more,
  }),
  stdout: (of: string, pattern: Pattern, more: Partial<OutputAct> = {}): Act => ({
    verb: 'stdout',
    of,
    pattern,
    ...plain,
    ...more,
  }),
  closed: (end: string, how: 'fin' | 'reset' | 'either' = 'fin'): Act => ({
    verb: 'closed',
    via: { ends: [end] },
    how,
    ...second,
  }),
  observe: (...checks: Observation[]): Act => ({ verb: 'observe', of: 'server', checks, ...second }),
  quiet: (end: string): Act => ({ verb: 'quiet', via: { ends: [end] }, forMs: 100 }),
};

/** Steps numbered as the loader numbers them. */
export function steps(list: (Act | Omit<Step, 'id' | 'place'>)[], prefix = ''): Step[] {
  return list.map((one, index) => {
    const rest = 'verb' in one ? { act: one } : one;
    return { id: `${prefix}${index}`, place: { line: index + 1, column: 1, length: 1 }, ...rest };
  });
}

const server: Program = {
  name: 'server',
  role: 'server',
  transport: 'tcp',
  port: { number: 8080, given: 'may' },
  args: [],
  env: {},
  stdin: [],
  entry: ['server.py'],
};

/** A case of these steps, worth two points, for a server and a client; `more` replaces defaults. */
export function caseOf(list: Step[], more: Partial<PlannedCase['case']> = {}): PlannedCase {
  const facts = { id: 'example', title: 'An example' };
  return {
    assignment: { id: 'echo', title: 'An echo server', file: 'assignments/echo/assignment.yaml' },
    ...facts,
    row: {},
    case: {
      ...facts,
      place: somewhere,
      points: 2,
      extraCredit: false,
      needs: [],
      visibility: 'visible',
      tags: [],
      tolerate: [],
      leftover: 'note',
      programs: ['server'],
      startFirst: [],
      steps: list,
      ...more,
    },
    programs: { server, client: { ...server, name: 'client', role: 'client' } },
    seed: 7,
  };
}
