import { hashOf, type PlannedCase } from '../plan/planned-case.ts';
import type { Act } from '../spec/assignment.ts';
import type { Evidence, Happening, Holdings, ProgramHappening, Transcript, WaitEnd } from './evidence.ts';
import { caseOf, steps } from './example-case.ts';
import { judge } from './judge.ts';
import type { Reason, Verdict } from './verdict.ts';

/** A step with what happened while it was waited for. */
export function during(step: string, wait: WaitEnd, ...between: Happening[]): Happening[] {
  return [{ kind: 'step-began', step, vars: {} }, ...between, { kind: 'step-ended', step, wait }];
}

/** What a program holds that has one listening socket, and what `more` says. */
export function holding(more: Partial<Holdings> = {}): Holdings {
  const listener = { family: 'ipv4', address: '127.0.0.1', port: 8080, backlog: 5, waiting: 0 } as const;
  const counts = { connections: 0, unclosed: 0, descriptors: 4, threads: 1, children: 0, zombies: 0 };
  return { listening: [listener], ...counts, ...more };
}

type Called = Extract<ProgramHappening, { kind: 'program-called' }>;

/** Small pieces of evidence, written as briefly as they are read. */
export const seen = {
  started: (program = 'server'): Happening => ({
    kind: 'program-started',
    program,
    argv: [program],
    givenPort: 20_000,
  }),
  listening: (port = 20_000): Happening => ({
    kind: 'program-listening',
    program: 'server',
    address: '127.0.0.1',
    port,
  }),
  printed: (program: string, content: string, stream: 'stdout' | 'stderr' = 'stdout'): Happening => ({
    kind: 'program-printed',
    program,
    stream,
    bytes: Buffer.from(content),
  }),
  ended: (program: string, code: number): Happening => ({
    kind: 'program-ended',
    program,
    status: { code },
    by: 'itself',
  }),
  held: (more: Partial<Holdings> = {}): Happening => ({
    kind: 'program-held',
    program: 'server',
    holdings: holding(more),
  }),
  used: (percent: number): Happening => ({ kind: 'program-used', program: 'server', percent, overMs: 300 }),
  called: (call: Called['call'], sockets: Called['sockets'] = {}, failed?: string): Happening => ({
    ...{ kind: 'program-called', program: 'server', call, sockets },
    ...(failed === undefined ? {} : { failed }),
  }),
  opened: (end: string, to = 'server'): Happening => ({
    kind: 'opened',
    end,
    to,
    local: '127.0.0.1:40000',
    remote: '127.0.0.1:20000',
  }),
  openedUdp: (end: string, to = 'server'): Happening => ({
    kind: 'opened-udp',
    end,
    to,
    local: '127.0.0.1:40000',
    remote: '127.0.0.1:20000',
  }),
  strayed: (end: string, content: string): Happening => ({
    kind: 'strayed',
    end,
    from: '127.0.0.1:41000',
    bytes: Buffer.from(content),
  }),
  sent: (end: string, content: string): Happening => ({ kind: 'sent', end, bytes: Buffer.from(content) }),
  received: (end: string, content: string | Buffer): Happening => ({
    kind: 'received',
    end,
    bytes: Buffer.from(content),
  }),
  closed: (end: string, how: 'fin' | 'reset' | 'refused' = 'fin'): Happening => ({
    kind: 'peer-closed',
    end,
    how,
  }),
  done: { kind: 'steps-done' } as Happening,
  afterwards: { kind: 'began-afterwards' } as Happening,
  halfClosed: (end: string): Happening => ({ kind: 'we-closed', end, how: 'finish' }),
};

/** A transcript of these happenings, a millisecond apart. */
export function transcriptOf(planned: PlannedCase, happenings: Happening[]): Transcript {
  const events = happenings.map((one, at) => ({ at, ...one }) as Evidence);
  return {
    transcript: 1,
    wiregrade: '0.1.0',
    case: planned,
    caseHash: hashOf(planned),
    submission: 'alice',
    isolation: 'full',
    tools: { node: 'v20.0.0' },
    startedAt: '2026-01-01T00:00:00.000Z',
    events,
  };
}

/** The verdict on a case of these acts in which this happened. */
export function verdictOn(list: Act[], happenings: Happening[]): Verdict {
  return judge(transcriptOf(caseOf(steps(list)), happenings));
}

/** Why a case of these acts was not passed; throws where it was. */
export function reasonFor(list: Act[], happenings: Happening[]): Reason {
  const verdict = verdictOn(list, happenings);
  if (verdict.state === 'passed') throw new Error('the case passed');
  return verdict.reason;
}
