import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { handIn, packed, serviceFolder, shell, unzip, works } from './service-folder.ts';

const autograder = join(serviceFolder(), 'autograder');
const results = join(autograder, 'results/results.json');
const grade = async (work: Record<string, string>) => {
  rmSync(join(autograder, 'submission'), { recursive: true, force: true });
  handIn(join(autograder, 'submission'), work);
  const ran = await shell(join(autograder, 'run_autograder'), '/');
  return { ...ran, results: existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined };
};

beforeAll(async () => {
  unzip(join(await packed('gradescope'), 'autograder.zip'), join(autograder, 'source'));
  const { code, stdout, stderr } = await shell(
    'bash source/setup.sh && install -m 755 source/run_autograder .',
    autograder,
  );
  expect({ code, stdout: stdout.trim(), stderr }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    stderr: '',
  });
});

test('right work gets all points, hidden ones too', async () => {
  const { code, results } = await grade(works.right);
  expect(code).toBe(0);
  expect(results).toMatchObject({ score: 10, stdout_visibility: 'hidden', visibility: 'visible' });
  const allowed = ['name', 'score', 'max_score', 'status', 'output', 'visibility', 'tags'];
  for (const one of results.tests) {
    expect(Object.keys(one).filter((key) => !allowed.includes(key))).toEqual([]);
    expect(['visible', 'hidden', 'after_due_date', 'after_published']).toContain(one.visibility);
    expect(['passed', 'failed']).toContain(one.status);
  }
  expect(results.tests.reduce((sum: number, one: { max_score: number }) => sum + one.max_score, 0)).toBe(10);
});

test('wrong work gets fewer, and still ends with 0', async () => {
  mkdirSync(join(autograder, 'results'), { recursive: true });
  writeFileSync(results, '{"score": 1000}');
  const { code, results: told } = await grade(works.wrong);
  expect(code).toBe(0);
  expect(told.score).toBeLessThan(10);
  expect(told.tests[0].output).toContain('Hallo!');
});

test('work without a program gets nothing and is told why', async () => {
  const { code, results: told } = await grade(works.nothing);
  expect(code).toBe(0);
  expect(told).toMatchObject({
    score: 0,
    output: expect.stringContaining('Looked for server as server.py'),
  });
});

test('a fault of the grader is no score', async () => {
  rmSync(results);
  const worker = join(autograder, 'source/wiregrade/dist/wiregrade.js');
  const before = readFileSync(worker);
  writeFileSync(worker, 'throw new Error("broken");');
  const { code, results: told } = await grade(works.right);
  writeFileSync(worker, before);
  expect(code).toBe(1);
  expect(told).toBeUndefined();
});

test('the assignment is there without its mutants', () => {
  expect(readdirSync(join(autograder, 'source/assignment'))).toEqual(['assignment.yaml']);
});

test('where Node is too old, a release is fetched, and refused when it is not what was published', async () => {
  const { version, execPath } = process;
  const name = `node-${version}-linux-${process.arch}`;
  const site = serviceFolder();
  const make = `mkdir -p ${name}/bin && ln -s ${execPath} ${name}/bin/node && tar -czf ${name}.tar.gz ${name} && sha256sum ${name}.tar.gz > SHASUMS256.txt`;
  expect((await shell(make, site)).code).toBe(0);
  const old = join(site, 'old');
  mkdirSync(old);
  // The last word of `curl … -o FILE` says where to, the one before -o from where.
  writeFileSync(join(old, 'curl'), `#!/bin/sh\ncp "${site}/$(basename "$2")" "$4"\n`, { mode: 0o755 });
  writeFileSync(join(old, 'node'), '#!/bin/sh\necho false\n', { mode: 0o755 });
  writeFileSync(join(old, 'apt-get'), '#!/bin/sh\n', { mode: 0o755 });
  const env = { PATH: `${old}:/usr/bin:/bin` };
  expect(await shell('bash setup.sh', join(autograder, 'source'), env)).toMatchObject({ code: 0 });
  expect(existsSync(join(autograder, 'source/node/bin/node'))).toBe(true);
  rmSync(join(autograder, 'source/node'), { recursive: true });
  writeFileSync(join(site, `${name}.tar.gz`), 'something else');
  expect((await shell('bash setup.sh', join(autograder, 'source'), env)).code).not.toBe(0);
  expect(existsSync(join(autograder, 'source/node'))).toBe(false);
});
