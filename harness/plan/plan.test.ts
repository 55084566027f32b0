import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Assignment, Case } from '../spec/assignment.ts';
import { planRun, type Selection } from './plan.ts';

const place = { line: 1, column: 1, length: 1 };
const everything: Selection = { cases: [], tags: [] };

function caseOf(id: string, more: Partial<Case> = {}): Case {
  return {
    id,
    title: `The case ${id}`,
    place,
    points: 1,
    extraCredit: false,
    needs: [],
    visibility: 'visible',
    tags: [],
    tolerate: [],
    leftover: 'note',
    for: [{}],
    programs: ['server'],
    startFirst: [],
    steps: [],
    ...more,
  };
}

function assignmentOf(...cases: Case[]): Assignment {
  const server = {
    name: 'server',
    role: 'server' as const,
    transport: 'tcp' as const,
    args: [],
    env: {},
    stdin: [],
  };
  return {
    id: 'echo',
    title: 'An echo server',
    file: '/a/assignment.yaml',
    text: '',
    reference: {},
    programs: { server: { ...server, entry: ['server.py'] } },
    cases,
  };
}

function idsOf(cases: Case[], selection = everything): string[] {
  return planRun(assignmentOf(...cases), selection, 7).map(({ id }) => id);
}

describe('the order', () => {
  test('is that of the file where no case needs another', () => {
    expect(idsOf([caseOf('b'), caseOf('a'), caseOf('c')])).toEqual(['b', 'a', 'c']);
  });

  test('brings what is needed forward, and moves nothing else', () => {
    const cases = [
      caseOf('late', { needs: ['deep'] }),
      caseOf('free'),
      caseOf('deep', { needs: ['base'] }),
      caseOf('base'),
    ];
    expect(idsOf(cases)).toEqual(['base', 'deep', 'late', 'free']);
  });

  test('has every case once, after all that it needs', () => {
    const graph = fc.array(fc.array(fc.nat(11), { maxLength: 3 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(graph, fc.infiniteStream(fc.nat()), (needs, random) => {
        const cases = needs
          .map((list, index) =>
            caseOf(`c${index}`, { needs: list.filter((n) => n < index).map((n) => `c${n}`) }),
          )
          .map((one) => ({ one, key: random.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const ids = idsOf(cases);
        expect([...ids].sort()).toEqual(cases.map(({ id }) => id).sort());
        for (const { id, needs: needed } of cases) {
          for (const other of needed) expect(ids.indexOf(other)).toBeLessThan(ids.indexOf(id));
        }
      }),
    );
  });
});

describe('rows', () => {
  const rows = [
    { port: 80, proto: 'tcp' },
    { port: 53, proto: 'udp' },
  ];

  test('make a case each, named by their values', () => {
    const plan = planRun(
      assignmentOf(caseOf('lookup', { for: rows, title: '${proto} on ${port}${no}' })),
      everything,
      7,
    );
    expect(plan.map(({ id, title, row }) => [id, title, row])).toEqual([
      ['lookup-80-tcp', 'tcp on 80${no}', rows[0]],
      ['lookup-53-udp', 'udp on 53${no}', rows[1]],
    ]);
    expect(plan.every((one) => !('for' in one.case))).toBe(true);
  });

  test('that look alike have ids of their own all the same', () => {
    const alike = [{ text: 'ä' }, { text: 'ö' }, { text: 'x'.repeat(40) }, { text: 'x'.repeat(41) }];
    const ids = idsOf([caseOf('a', { for: alike }), caseOf('a-_')]);
    expect(ids).toEqual(['a-_', 'a-_-2', `a-${'x'.repeat(24)}`, `a-${'x'.repeat(24)}-2`, 'a-_-3']);
  });

  test('give ids that are file names', () => {
    const nasty = fc.oneof(fc.string(), fc.constantFrom('../..', '/', 'a\0b', 'ü'), fc.jsonValue());
    fc.assert(
      fc.property(nasty, (value) => {
        const [id] = idsOf([caseOf('a', { for: [{ value: value as never }] })]);
        expect(id).toMatch(/^a-[A-Za-z0-9._]{0,24}$/);
      }),
    );
  });

  test('can be selected one by one, or all by the case’s id', () => {
    const cases = [caseOf('lookup', { for: rows }), caseOf('other')];
    expect(idsOf(cases, { cases: ['lookup'], tags: [] })).toEqual(['lookup-80-tcp', 'lookup-53-udp']);
    expect(idsOf(cases, { cases: ['lookup-53-udp'], tags: [] })).toEqual(['lookup-53-udp']);
  });
});

test('a selection takes cases of any of the tags, among those named', () => {
  const cases = [caseOf('a', { tags: ['x', 'y'] }), caseOf('b', { tags: ['y'] }), caseOf('c')];
  expect(idsOf(cases, { cases: [], tags: ['y', 'z'] })).toEqual(['a', 'b']);
  expect(idsOf(cases, { cases: ['b', 'c'], tags: ['y'] })).toEqual(['b']);
  expect(idsOf(cases, { cases: ['nothing'], tags: [] })).toEqual([]);
});

test('servers that no step starts are started before the first step', () => {
  const quiet = { id: '0', place, act: { verb: 'quiet' as const, via: { ends: [] }, forMs: 1 } };
  const [planned] = planRun(
    assignmentOf(caseOf('a', { startFirst: ['server'], steps: [quiet] })),
    everything,
    7,
  );
  expect(planned?.case.steps).toEqual([
    { id: 'start-server', place, act: { verb: 'start', program: 'server', withinMs: expect.any(Number) } },
    quiet,
  ]);
});
