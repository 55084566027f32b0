import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { loadMutants } from './mutants.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiregrade-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const known = { references: ['python', 'c'], cases: ['echoes', 'closes'] };

function load(text: string): unknown[] {
  const file = join(folder, 'mutants.yaml');
  writeFileSync(file, text);
  return loadMutants(file, known);
}

const good = `mutants:
  - id: lazy
    of: python
    what: Answers once
    caught-by: echoes
    edit:
      - file: server.py
        replace: "while True:"
        with: "if True:"
`;

test('a mutant says what is wrong, what it is made from, and what must catch it', () => {
  expect(load(good)).toEqual([
    {
      id: 'lazy',
      of: 'python',
      what: 'Answers once',
      caughtBy: 'echoes',
      edits: [{ file: 'server.py', replace: 'while True:', with: 'if True:' }],
      place: { line: 2, column: 5, length: expect.any(Number) },
    },
  ]);
});

test.each([
  ['a reference that is not there', ['of: python', 'of: rust'], 'unknown-name', 3, 'python, c'],
  ['a case that is not there', ['caught-by: echoes', 'caught-by: echo'], 'unknown-name', 5, 'echoes, closes'],
  ['no case', ['    caught-by: echoes\n', ''], 'missing-key', 2, undefined],
  ['a number for a text', ['what: Answers once', 'what: 1'], 'missing-key', 2, undefined],
  ['no edits', ['edit:', 'edits:'], 'missing-key', 2, undefined],
  ['an edit without its text', ['        with: "if True:"\n', ''], 'missing-key', 7, undefined],
  ['another list', ['mutants:', 'mutant:'], 'missing-key', 1, undefined],
  ['YAML that is none', ['id: lazy', 'id: "lazy'], 'yaml', expect.any(Number), undefined],
] as const)('%s is a mistake, shown where it is', (_, [from, to], code, line, fix) => {
  const [problem] = load(good.replace(from, to)) as { fix?: string }[];
  expect(problem).toMatchObject({ code, place: { line } });
  if (fix !== undefined) expect(problem?.fix).toContain(fix);
});

test('two mutants of one name are a mistake', () => {
  expect(load(good + good.replace('mutants:\n', ''))).toMatchObject([
    { code: 'duplicate-name', place: { line: 10 } },
  ]);
});

test.each([
  [
    'an indent',
    ['    of: python', '   of: python'],
    'the indent of this line does not fit the lines around it',
  ],
  ['a colon', ['what: Answers', 'what: Answers: '], 'a text with `: ` in it must stand in quotes'],
  ['a key that stands twice', ['of: python', 'of: python\n    of: c'], '`of` stands here twice'],
] as const)('%s is told in the words of an assignment', (_, [from, to], message) => {
  expect(load(good.replace(from, to))).toMatchObject([{ message }]);
});

test('all mistakes are told at once', () => {
  const two = good.replace('of: python', 'of: rust').replace('caught-by: echoes', 'caught-by: x');
  expect(load(two)).toHaveLength(2);
});

test.each(['', 'mutants: 1', 'mutants: [1, text, null]', '- a', 'mutants: *x', 'null'])(
  '%j is told to be wrong, not thrown',
  (text) => {
    const problems = load(text) as { code: string }[];
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ code }) => typeof code === 'string')).toBe(true);
  },
);

test('an empty list has no mutants', () => {
  expect(load('mutants: []')).toEqual([]);
});
