import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { publicFiles } from '../cli/public-files.ts';
import { writeBundle } from '../cli/write-bundle.ts';
import { catalogue, fromCatalogue } from '../report/bundles/catalogue.ts';
import { publicCases } from '../report/bundles/public-cases.ts';
import type { Report } from '../report/report.ts';
import type { Assignment } from '../spec/assignment.ts';
import { loadAssignment } from '../spec/load.ts';
import { missingFiles } from '../spec/missing-files.ts';
import { outcomes, root, wiregrade } from './wiregrade.ts';

/** As the command does it, without its start. */
async function laidOut(assignment: Assignment): Promise<string> {
  const folder = join(mkdtempSync(join(tmpdir(), 'wiregrade-handout-')), assignment.id);
  writeBundle(folder, publicFiles(assignment));
  return folder;
}

async function handoutOf(name: string): Promise<string> {
  const folder = join(mkdtempSync(join(tmpdir(), 'wiregrade-handout-')), name);
  const { code, stderr } = await wiregrade(['handout', `assignments/${name}`, '--out', folder]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return folder;
}

function filesOf(folder: string): { name: string; text: string }[] {
  return readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

async function load(folder: string): Promise<Assignment> {
  const loaded = await loadAssignment(join(folder, 'assignment.yaml'));
  if (Array.isArray(loaded)) throw new Error(JSON.stringify(loaded));
  return loaded;
}

/** Lines that only hidden cases have: whoever reads one knows more than the handout tells. */
function secretLines({ text, cases }: Assignment): string[] {
  const lines = text.split('\n');
  const starts = [...cases.map(({ place }) => place.line), lines.length + 1];
  const linesOf = (visibility: (one: string) => boolean): string[] =>
    cases.flatMap((one, index) =>
      visibility(one.visibility) ? lines.slice((starts[index] ?? 1) - 1, (starts[index + 1] ?? 1) - 1) : [],
    );
  const known = new Set(linesOf((one) => one === 'visible').map((line) => line.trim()));
  const hidden = linesOf((one) => one !== 'visible').map((line) => line.trim());
  return hidden.filter((line) => line.length > 20 && !known.has(line));
}

test.each(catalogue)('%s: students get what loads, and nothing that is hidden', async (name) => {
  const assignment = await fromCatalogue(name);
  const folder = await laidOut(assignment);
  const theirs = await load(folder);
  const { shown, hidden } = publicCases(assignment);
  expect(theirs.cases.map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
  expect(missingFiles(theirs)).toEqual([]);
  expect(theirs).toMatchObject({ reference: {} });
  expect(theirs.mutants).toBeUndefined();
  const told = filesOf(folder)
    .map(({ text }) => text)
    .join('\n');
  const secrets = [
    ...secretLines(assignment),
    ...hidden.flatMap(({ title, because }) => [title, because ?? title]),
  ];
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
  expect(told).not.toMatch(/\.\.\/reference|mutants\.yaml|visibility: (hidden|after)/);
});

const tried = process.env.WIREGRADE_CATALOGUE === 'all' ? catalogue : ['json-from-file'];

test.each(tried)(
  '%s: a right program passes what students get',
  async (name) => {
    const folder = await handoutOf(name);
    const [language = ''] = readdirSync(join(root, 'reference', name))
      .sort()
      .reverse();
    const args = ['check', folder, `reference/${name}/${language}`, '--quiet', '--format', 'json'];
    const { code, stdout, stderr } = await wiregrade([...args, '--out', `${folder}-report`]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { cases } = (JSON.parse(stdout) as Report).submissions[0] ?? { cases: [] };
    expect(cases.length).toBeGreaterThanOrEqual((await load(folder)).cases.length);
  },
  120_000,
);

test('a wrong program gets the same verdicts from what students get', async () => {
  const folder = await handoutOf('json-calculator');
  const few = ['--case', 'adds', '--case', 'silent-client', '--case', 'split-request'];
  const submission = 'fixtures/classes/first/json-calculator';
  const [first = ''] = readdirSync(join(root, submission))
    .filter((name) => !name.startsWith('.'))
    .sort()
    .reverse();
  const verdicts = async (assignment: string): Promise<Record<string, string>> => {
    const args = ['check', assignment, join(submission, first), ...few, '--quiet', '--format', 'json'];
    const { stdout } = await wiregrade([...args, '--out', `${folder}-${assignment.length}`]);
    return outcomes(JSON.parse(stdout))[first] ?? {};
  };
  const theirs = await verdicts(folder);
  const ours = await verdicts('assignments/json-calculator');
  expect(Object.values(theirs).join()).toContain('failed');
  expect(ours).toMatchObject(theirs);
});

test('a folder that holds something is left alone, and the message says what to do', async () => {
  const folder = await handoutOf('echo-server');
  const again = await wiregrade(['handout', 'assignments/echo-server', '--out', folder]);
  expect(again).toMatchObject({ code: 2, stdout: '' });
  expect(again.stderr).toContain('is not empty. Name another place with --out, or remove it first.');
  expect(existsSync(join(folder, 'README.md'))).toBe(true);
});

test('an anchor in a hidden case is told of, and nothing is written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-handout-'));
  const steps = ['    steps: &talk\n      - connect: x', '    steps: *talk'];
  const cases = steps.map(
    (lines, index) =>
      `  - id: c${index}\n    title: C\n    points: 1\n${index === 0 ? '    visibility: hidden\n' : ''}${lines}\n`,
  );
  const head =
    'wiregrade: 1\nid: anchors\ntitle: Anchors\nprograms:\n  server: { role: server, port: 5000, entry: [server.py] }\ncases:\n';
  writeFileSync(join(folder, 'assignment.yaml'), head + cases.join(''));
  const { code, stderr } = await wiregrade(['handout', folder, '--out', join(folder, 'out')]);
  expect(code).toBe(2);
  expect(stderr).toContain('no anchor `&talk` stands before this alias');
  expect(existsSync(join(folder, 'out'))).toBe(false);
});
