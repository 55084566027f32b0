import { expect, test } from '@jest/globals';
import type { Assignment } from './assignment.ts';
import { readAssignment } from './read-assignment.ts';

function read(text: string): Assignment {
  const result = readAssignment(text, '/course/echo/assignment.yaml', () => 'missing');
  if (Array.isArray(result)) throw new Error(result.map(({ message }) => message).join('\n'));
  return result;
}

const head = `wiregrade: 1
id: echo
title: Echo
handout: handout.md
mutants: mutants.yaml
reference: { python: ../../reference/echo }
programs:
  server: { role: server, port: { number: 7, given: must }, env: { A: 1 }, stdin: "y", entry: server.py }
defaults: { frame: line, within: 1.5s }
tolerate: [newline]
cases:
`;

test('defaults are filled in where a case and a step say nothing', () => {
  const assignment = read(
    `${head}  - { id: a, title: A, steps: [ { connect: x }, { expect: { line: hi } } ] }`,
  );
  expect(assignment).toMatchObject({
    handout: '/course/echo/handout.md',
    mutants: '/course/echo/mutants.yaml',
    reference: { python: '/reference/echo' },
    programs: {
      server: {
        transport: 'tcp',
        port: { number: 7, given: 'must' },
        args: [],
        env: { A: '1' },
        stdin: ['y'],
      },
    },
  });
  expect(assignment.cases[0]).toMatchObject({
    points: 1,
    extraCredit: false,
    needs: [],
    visibility: 'visible',
    tolerate: ['newline'],
    leftover: 'note',
    for: [{}],
    steps: [
      { act: { withinMs: 1500 } },
      { act: { frame: { kind: 'line' }, tolerate: ['newline'], withinMs: 1500 } },
    ],
  });
});

test('the nearest list of tolerances holds', () => {
  const steps = '[ { connect: x }, { expect: hi }, { expect: { raw: hi, tolerate: [cr] } } ]';
  const [one] = read(`${head}  - { id: a, title: A, tolerate: [], steps: ${steps} }`).cases;
  expect(one?.steps.slice(1)).toMatchObject([{ act: { tolerate: [] } }, { act: { tolerate: ['cr'] } }]);
});

test('bytes are expected without the envelope of the default frame', () => {
  const [one] = read(`${head}  - { id: a, title: A, steps: [ { connect: x }, { expect: "hi" } ] }`).cases;
  expect(one?.steps[1]).toMatchObject({ act: { frame: { kind: 'raw' } } });
});

test('each row makes a case, and so does each combination of values', () => {
  const rows = (text: string) =>
    read(`${head}  - { id: a, title: A, for: ${text}, steps: [ { connect: x } ] }`).cases[0]?.for;
  expect(rows('[ { n: 1, s: a }, { n: 2, s: b } ]')).toEqual([
    { n: 1, s: 'a' },
    { n: 2, s: 'b' },
  ]);
  expect(rows('{ n: [1, 2], s: [a] }')).toEqual([
    { n: 1, s: 'a' },
    { n: 2, s: 'a' },
  ]);
});

test('an anchor stands for its value wherever an alias names it', () => {
  const text = `${head}  - { id: a, title: A, steps: &s [ { connect: x } ] }\n  - { id: b, title: B, steps: *s }`;
  expect(read(text).cases.map(({ steps }) => steps.length)).toEqual([1, 1]);
});

test('every mistake of a file is told at once, in the order of the file', () => {
  const text = `${head}  - { id: a, title: A, pints: 2, steps: [ { conect: x } ] }\n  - { id: a, title: B, needs: [c], steps: [ { connect: x } ] }`;
  const result = readAssignment(text, 'assignment.yaml', () => 'missing');
  expect(Array.isArray(result) ? result.map(({ code }) => code) : []).toEqual([
    'unknown-key',
    'unknown-key',
    'duplicate-name',
    'unknown-name',
  ]);
});

test.each([
  ['brackets', '['.repeat(300_000)],
  ['hyphens', '- '.repeat(300_000)],
  ['closing brackets', ']'.repeat(1_000_000)],
  ['empty lines', `a: "${'\n'.repeat(900_000)}"`],
  ['keys', Array.from({ length: 60_000 }, (_, n) => `k${n}: 1`).join('\n')],
])('a file of nothing but %s is refused within two seconds', (_what, text) => {
  const from = performance.now();
  expect(readAssignment(text, 'assignment.yaml', () => 'missing')).toMatchObject([
    { code: expect.any(String) },
  ]);
  expect(performance.now() - from).toBeLessThan(2000);
});
