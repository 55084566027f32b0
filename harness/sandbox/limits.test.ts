import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
  await runToEnd({ ...order('mkfifo fifo'), folder: from });
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
