import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { folderHits } from './folder-size.ts';
import { runToEnd, type ToEnd } from './run-to-end.ts';
import { makeWorkingCopy, removeFolder } from './working-copy.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiregrade-limits-'));
afterAll(() => removeFolder(folder));

function order(script: string): ToEnd {
  const own = mkdtempSync(join(folder, 'build-'));
  return {
    ...{ argv: ['/bin/sh', '-c', script], folder: own, workingFolder: '.' },
    ...{ sandbox: { kind: 'process-group' }, timeoutMs: 20_000, count: () => [] },
  };
}

/** What is killed takes a moment to end; what has ended and waits for its parent to notice is gone. */
async function isGone(pid: number): Promise<boolean> {
  for (let round = 0; round < 500; round++) {
    if (!isRunning(pid)) return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}

function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

test('a build has our limits on files, processor time, open files and cores', async () => {
  const { output } = await runToEnd(order('ulimit -f; ulimit -t; ulimit -n; ulimit -c'));
  expect(output.split('\n')).toEqual(['976562', '60', '4096', '0']);
});

test('a build that fills the disk is stopped and says so', async () => {
  const { hit } = await runToEnd(order('fallocate -l 300MB one && fallocate -l 300MB other && sleep 20'));
  expect(hit).toEqual({ limit: 'disk', value: 500_000_000 });
});

test('a build counts as too much when whoever counts says so', async () => {
  const { hit } = await runToEnd({ ...order('sleep 20'), count: () => [{ limit: 'memory', value: 7 }] });
  expect(hit).toEqual({ limit: 'memory', value: 7 });
});

test('what a build leaves running in the background ends with it', async () => {
  const began = performance.now();
  const { code, output } = await runToEnd(order('sleep 30 & echo built $!'));
  expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/^built \d+$/) });
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(await isGone(Number(output.split(' ')[1]))).toBe(true);
});

test('what a build leaves running in a session of its own does not hold it up', async () => {
  const began = performance.now();
  const { code, output } = await runToEnd(order('setsid sleep 30 & echo built $!'));
  process.kill(Number(output.split(' ')[1]));
  expect(code).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('at its deadline a build ends with all that it started', async () => {
  const began = performance.now();
  const { output, timedOut } = await runToEnd({ ...order('sleep 30 & echo $!; wait'), timeoutMs: 500 });
  expect(timedOut).toBe(true);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(await isGone(Number(output))).toBe(true);
});

test('a build may print much before it makes what it should; the end is kept', async () => {
  const build = order('yes a warning | head -c 200000; echo; echo last; touch made');
  const { code, output, hit } = await runToEnd(build);
  expect({ code, hit }).toEqual({ code: 0, hit: undefined });
  expect(existsSync(join(build.folder, 'made'))).toBe(true);
  expect(output).toMatch(/^(a warning\n)+.*\nlast$/);
  expect(output.length).toBeLessThanOrEqual(65_536);
});

test('a build that prints without end is stopped and says so', async () => {
  const { hit, output } = await runToEnd(order('yes >&2'));
  expect(hit).toEqual({ limit: 'output', value: 16 * 1024 * 1024 });
  expect(output.length).toBeLessThanOrEqual(65_536);
});

test('a build whose folder is gone says that it could not be started', async () => {
  const { code, output } = await runToEnd({ ...order('true'), workingFolder: 'gone' });
  expect(code).toBeNull();
  expect(output).toContain('ENOENT');
});

test('a folder that is deeper than a copy could be is too much; a hollow file is not', () => {
  const deep = join(folder, 'deep');
  mkdirSync(join(deep, ...Array.from({ length: 12 }, () => 'down')), { recursive: true });
  expect(folderHits([deep], 5)).toEqual([{ limit: 'disk', value: 500_000_000 }]);
  expect(folderHits([deep], 20)).toEqual([]);
});

test('a copy leaves out what cannot be copied and keeps links as they are', async () => {
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  mkdirSync(from);
  writeFileSync(join(from, 'file'), 'text');
  symlinkSync('/etc/passwd', join(from, 'link'));
  await runToEnd({ ...order('mkfifo fifo; touch "$(printf "a\\377")"'), folder: from });
  makeWorkingCopy(from, to);
  const { output } = await runToEnd({ ...order('ls; readlink link'), folder: to });
  expect(output.split('\n')).toEqual(['file', 'link', '/etc/passwd']);
});

test('paths longer than the system takes are removed all the same', async () => {
  const deep = order(
    'i=0; while [ $i -lt 600 ]; do mkdir long-name && cd long-name || exit 1; i=$((i+1)); done',
  );
  await runToEnd(deep);
  removeFolder(deep.folder);
  expect(() => rmSync(deep.folder)).toThrow('ENOENT');
});
