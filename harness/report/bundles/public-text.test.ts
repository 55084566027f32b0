import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Assignment, Case } from '../../spec/assignment.ts';
import { readAssignment } from '../../spec/read-assignment.ts';
import { loadXmlEngine } from '../../spec/xml/xml-engine.ts';
import { catalogue, fromCatalogue } from './catalogue.ts';
import { publicCases } from './public-cases.ts';
import { publicText, staffText } from './public-text.ts';

function read(text: string): Assignment {
  const loaded = readAssignment(text, '/nowhere/assignment.yaml', () => Buffer.from('{}'));
  if (Array.isArray(loaded)) throw new Error(`${JSON.stringify(loaded)}\n${text}`);
  return loaded;
}

function publicPart(text: string): string {
  const assignment = read(text);
  return publicText(assignment, publicCases(assignment));
}

const head = `wiregrade: 1
id: echo
title: Echo
handout: handout.md
# where the solution lies
reference:
  python: ../secret   # not to be told
mutants: mutants.yaml
# what students write
programs:
  server: { role: server, port: 8080, entry: [server.py] }
`;

test('what is left stands as its author wrote it, comments too', () => {
  const text = `# an assignment\n${head}
cases:
  # secret: about the first
  - id: first
    title: First
    points: 1
    visibility: hidden
    steps:
      - connect: alice
      # secret: deep
  # secret: ambiguous

  # about the second
  - id:    second   # kept as it is
    title: "Second: 0x10"
    points: 1
    needs: [first]
    steps: [ connect: alice, send: { hex: 0102 } ]
      # deep, of the second

  # secret: about the third
  - id: third
    title: Third
    points: 1
    visibility: after-due
    steps:
      - connect: alice
      - send: |
          secret text
# secret: at the end
`;
  expect(publicPart(text)).toBe(
    `# an assignment
wiregrade: 1
id: echo
title: Echo
handout: handout.md
# what students write
programs:
  server: { role: server, port: 8080, entry: [server.py] }

cases:

  # about the second
  - id:    second   # kept as it is
    title: "Second: 0x10"
    points: 1
    needs: []
    steps: [ connect: alice, send: { hex: 0102 } ]
      # deep, of the second
`,
  );
});

test.each([
  ['in one line', `cases: [${one('a')}, ${one('b', 'visibility: hidden, ')}, ${one('c', 'needs: [b], ')}]\n`],
  ['the last of a line', `cases: [${one('a')}, ${one('c')}, ${one('b', 'visibility: hidden, ')}]\n`],
  [
    'dashes on lines of their own',
    `cases:\n-\n  ${one('a')}\n-\n  ${one('b', 'visibility: hidden, ')}\n-\n  ${one('c')}\n`,
  ],
  [
    'needs in lines',
    `cases:\n- ${one('a')}\n- ${one('b', 'visibility: hidden, needs: a, ')}\n- id: c\n  title: T c\n  needs:\n    - b\n  points: 1\n  steps:\n    - connect: x\n`,
  ],
])('cases are cut out however they are written: %s', (_, cases) => {
  const left = publicPart(`${head}${cases}`);
  expect(left).not.toContain('T b');
  expect(read(left).cases.map(({ id }) => id)).toEqual(['a', 'c']);
});

function one(id: string, more = ''): string {
  return `{ id: ${id}, title: T ${id}, points: 1, ${more}steps: [{ connect: x }] }`;
}

test('a case that needs a hidden one needs what that one needs', () => {
  const cases = [one('a'), one('b', 'visibility: hidden, needs: [a], '), one('c', 'needs: [b], ')];
  const left = read(publicPart(`${head}cases: [${cases.join(', ')}]\n`));
  expect(left.cases.map(({ needs }) => needs)).toEqual([[], ['a']]);
});

/** Places move when lines are cut out; what a case needs may change. */
function meaning(all: Case[]): unknown {
  return JSON.parse(
    JSON.stringify(all, (key, value) => (key === 'place' || key === 'needs' ? undefined : value)),
  );
}

test.each(catalogue)('%s: whichever cases are hidden, the others mean what they meant', async (name) => {
  await loadXmlEngine();
  const assignment = await fromCatalogue(name);
  const bits = fc.array(fc.boolean(), {
    minLength: assignment.cases.length,
    maxLength: assignment.cases.length,
  });
  fc.assert(
    fc.property(bits, (hide) => {
      const cases = assignment.cases.map(
        (one, index): Case => ({ ...one, visibility: hide[index] ? 'hidden' : 'visible' }),
      );
      const sorted = publicCases({ cases });
      fc.pre(sorted.shown.length > 0);
      const text = publicText({ ...assignment, cases }, sorted);
      const shown = sorted.shown.map((one) => ({ ...one, visibility: 'visible' }));
      const left = read(text).cases.map((one) => ({ ...one, visibility: 'visible' }) as Case);
      expect(withoutFiles(meaning(left))).toEqual(withoutFiles(meaning(shown as Case[])));
      for (const { title, because } of sorted.hidden)
        expect([title, because].filter((words) => words && text.includes(words))).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

/** What files hold is not read here. */
function withoutFiles(value: unknown): string {
  return JSON.stringify(value, (key, part) =>
    ['base64', 'schema', 'data', 'bytes'].includes(key) ? undefined : part,
  );
}

test('staff get all cases, and the reference where it will lie', () => {
  const text = `${head}cases: [${one('a')}, ${one('b', 'visibility: hidden, ')}]\n`;
  const staff = staffText(text, { name: 'python', path: 'reference' });
  expect(staff).toContain('{"python":"reference"}');
  expect(read(staff).cases.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(read(staff).mutants).toBeUndefined();
  expect(read(staffText(text, undefined)).reference).toEqual({});
});
