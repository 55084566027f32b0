import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Report } from '../report/report.ts';
import { deserved, writeExports } from './example-exports.ts';
import { type Called, gradeInto, wiregrade } from './wiregrade.ts';

jest.setTimeout(120_000);

const box = mkdtempSync(join(tmpdir(), 'wiregrade-exports-'));
const assignment = 'assignments/echo-server';
const roster = join(box, 'roster.csv');
let graded: { called: Called; report: Report; folder: string }[];
let paths: string[];

beforeAll(async () => {
  paths = await writeExports(join(box, 'in'));
  writeFileSync(
    roster,
    'Name,ID,Email,Canvas ID\n"Lovelace, Ada",s7,ada@x.org,11\nNobody Came,s8,nobody@x.org,13\nHopper,s9,grace@x.org,\n',
  );
  const formats = ['--format', 'canvas,moodle,gradescope'];
  const options = ['--case', 'echoes-a-line', '--report-only', '--jobs', '4', ...formats];
  // An export is recognised where it is the only path.
  graded = await Promise.all(
    paths.map((path) => gradeInto([assignment, path, '--roster', roster, ...options])),
  );
});
afterAll(() => {
  for (const folder of [box, ...(graded ?? []).map((one) => one.folder)])
    rmSync(folder, { recursive: true, force: true });
});

/** Of all systems: whom one does not know handed in by another, if at all. */
function submissions(): Report['submissions'] {
  const all = graded.flatMap(({ report }) => report.submissions);
  const cameIn = all.filter(({ cases }) =>
    cases.every(({ outcome }) => outcome.state === 'passed' || outcome.reason.code !== 'nothing-handed-in'),
  );
  const known = new Set(cameIn.map(({ name }) => name));
  return [...cameIn, ...all.filter(({ name }) => !known.has(name))];
}

function cameTo(): Record<string, string> {
  return Object.fromEntries(
    submissions().map(({ name, cases: [one] }) => [
      name,
      one?.outcome.state === 'passed' ? 'passed' : (one?.outcome.reason.message ?? ''),
    ]),
  );
}

function tables(file: string): string[][][] {
  return graded.map(({ folder }) => parse(readFileSync(join(folder, file))));
}

function bodyOf([, ...rows]: string[][]): string[][] {
  return rows;
}

/** The roster gives two of them the names that it knows. */
const renamed: Record<string, string> = { lovelaceada: 'Lovelace, Ada', 'grace@x.org': 'Hopper' };

describe('a class from five systems and a folder', () => {
  test('each hand-in gets what it deserves, and none disturbs another', () => {
    const foretold = Object.entries(deserved).map(([name, outcome]) => [
      renamed[name] ?? name,
      typeof outcome === 'string' ? outcome : expect.stringMatching(outcome),
    ]);
    expect(cameTo()).toEqual({ ...Object.fromEntries(foretold), 'Nobody Came': 'nothing was handed in' });
    expect(graded.map(({ called }) => called.code)).toEqual(paths.map(() => 0));
  });

  test('nothing is written outside of the report’s folder', () => {
    expect(readdirSync(box).sort()).toEqual(['in', 'roster.csv']);
    expect(readdirSync(join(box, 'in')).sort()).toEqual(
      paths.map((path) => path.slice(box.length + 4)).sort(),
    );
    expect(existsSync('/server.py')).toBe(false);
  });

  test('students are in the report with their numbers, and late where the export says so', () => {
    expect(submissions().find(({ name }) => name === 'Lovelace, Ada')).toMatchObject({
      late: true,
      students: [{ name: 'Lovelace, Ada', ids: { canvas: '11', student: 's7', email: 'ada@x.org' } }],
    });
  });

  test('a case of one who was unpacked is repeated by the command that the report names', async () => {
    const one = submissions().find(({ name }) => name === 'müller🎉');
    const words = one?.cases[0]?.repeat?.split(' ').slice(2) ?? [];
    const { report, folder } = await gradeInto(words);
    rmSync(folder, { recursive: true });
    expect(report.submissions[0]?.score.earned).toBe(4);
  });
});

describe('what is told of such a class', () => {
  test('names that act on terminals are printed escaped', () => {
    const shown = graded.map(({ called }) => called.stdout).join('');
    expect(shown).not.toMatch(/\u202e/);
    expect(shown).toMatch(/עברית \\xe2\\x80\\xaeevil +4\/4/);
  });

  test('the gradebook has everybody, each of a team, and no formula', () => {
    const rows = tables('gradebook.csv')
      .flatMap(bodyOf)
      .map(([name, id, , , , , late, state, earned]) => [name, id, late, state, earned]);
    expect(rows).toContainEqual(['Lovelace, Ada', 's7', 'late', 'graded', '4']);
    expect(rows).toContainEqual(['Nobody Came', 's8', '', 'nothing handed in', '0']);
    expect(rows).toContainEqual(['bomb', '22', 'in time', 'not opened', '0']);
    expect(rows).toContainEqual(["'=HYPERLINK(1)", 's1', '', 'graded', '4']);
    expect(rows).toContainEqual(['Team Mate', 's2', '', 'graded', '4']);
    const there = rows.filter(([, , , state]) => state !== 'nothing handed in');
    expect(there).toHaveLength(Object.keys(deserved).length + 1);
  });

  test('the imports have those whom the systems know', () => {
    expect(tables('canvas.csv')[0]).toContainEqual(['Lovelace, Ada', '11', 's7', '', '', '4']);
    const moodle = tables('moodle.csv').flatMap(bodyOf);
    expect(tables('moodle.csv')[0]?.[0]).toEqual(['Email address', 'Full name', 'An echo server over TCP']);
    expect(moodle.map(([mail]) => mail)).toContain('grace@x.org');
    expect(moodle.every(([mail]) => mail !== '')).toBe(true);
    for (const { folder, report } of graded)
      expect(readdirSync(join(folder, 'gradescope'))).toHaveLength(report.submissions.length);
  });
});

describe('what cannot be taken in is told in a sentence', () => {
  test.each([
    [['in/nothing.zip'], /^There is no folder or archive .*nothing\.zip\.$/],
    [['roster.csv'], /roster\.csv is neither a folder nor an archive \(zip, tar, tar\.gz\)/],
    [
      ['in/plain', '--export', 'canvas'],
      /is no export of Canvas: looked in it for files called as in doejane/,
    ],
    [
      ['in/plain', '--export', 'gradescope'],
      /is no export of Gradescope: looked in it for a file submission_metadata/,
    ],
    [['in/plain', '--roster', 'in'], /^There is no roster .*in\. --roster takes a CSV file\.$/],
  ])('%j', async ([path = '', ...options], words) => {
    const there = options.map((word) => (word === 'in' ? join(box, word) : word));
    const called = await wiregrade(['grade', assignment, join(box, path), ...there]);
    expect(called).toMatchObject({ code: 2, stdout: '' });
    expect(called.stderr.trim()).toMatch(words);
  });
});
