import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { watchLife } from './sign-of-life.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiregrade-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

function start(name: string, script: string) {
  const file = join(folder, `${name}.js`);
  writeFileSync(file, script);
  return fork(file, { stdio: 'ignore' });
}

test('a child that hangs is ended', async () => {
  const child = start('hangs', 'process.send("alive"); for (;;);');
  const life = watchLife(child, { everyMs: 50, mostLooks: 4 });
  const ended = once(child, 'exit');
  await expect(life.hung).rejects.toThrow('said nothing for 0.2 s');
  expect(await ended).toEqual([null, 'SIGKILL']);
  life.stop();
});

test('a child that gives signs of life is left alone, however long it takes', async () => {
  const signs =
    'let signs = 0; setInterval(() => { process.send("alive"); if (++signs === 40) process.exit(); }, 20);';
  const child = start('works', signs);
  const life = watchLife(child, { everyMs: 100, mostLooks: 6 });
  expect(await Promise.race([once(child, 'exit'), life.hung])).toEqual([0, null]);
  life.stop();
});
