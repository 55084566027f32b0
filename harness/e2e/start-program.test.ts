import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isRunning } from '../observe/is-running.ts';
import { readTree } from '../observe/process-tree.ts';
import { endTree } from '../sandbox/end-tree.ts';
import type { Ending } from '../sandbox/ending.ts';
import { findBubblewrap } from '../sandbox/find-bubblewrap.ts';
import type { Sandbox } from '../sandbox/sandboxed.ts';
import { startProgram } from '../sandbox/start-program.ts';

const bare: Sandbox = { kind: 'process-group' };
const box = findBubblewrap(mkdtempSync(join(tmpdir(), 'wiregrade-test-')), []);
const kinds: [string, Sandbox][] = [['a process group', bare]];
if ('unavailable' in box) {
  if (process.env.WIREGRADE_CI) throw new Error(box.unavailable);
  process.stderr.write(`not tried in bubblewrap: ${box.unavailable}\n`);
} else kinds.push(['bubblewrap', box]);

async function run(script: string, sandbox: Sandbox): Promise<{ output: string; ending: Ending }> {
  let output = '';
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-test-'));
  const launch = {
    argv: ['/bin/sh', '-c', script],
    folder,
    workingFolder: '.',
    env: { MINE: 'set' },
    sandbox,
  };
  const listeners = {
    printed: (_: string, bytes: Buffer): void => {
      output += bytes.toString();
    },
  };
  const running = await startProgram(launch, listeners);
  return { ending: await running.ended, output };
}

describe.each(kinds)('a program in %s', (_, sandbox) => {
  test('ends with its own code, and everything it printed has come by then', async () => {
    expect(await run('echo out; echo err >&2; exit 7', sandbox)).toEqual({
      ending: { code: 7 },
      output: 'out\nerr\n',
    });
  });

  test('that a signal ends says which', async () => {
    expect((await run('kill -SEGV $$', sandbox)).ending).toEqual({ signal: 'SIGSEGV' });
  });

  test('sees no environment but the one allowed', async () => {
    process.env.WIREGRADE_SECRET = 'token';
    const { output } = await run('env', sandbox);
    expect(output).toContain('MINE=set');
    expect(output).not.toContain('WIREGRADE_SECRET');
  });

  test('is ended with everything that it started, a child in a session of its own too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wiregrade-test-'));
    const script = 'setsid sleep 300 & sleep 300 & echo up; wait';
    let up: () => void = () => {};
    const ready = new Promise<void>((resolve) => {
      up = resolve;
    });
    const running = await startProgram(
      { argv: ['/bin/sh', '-c', script], folder, workingFolder: '.', env: {}, sandbox },
      { printed: up },
    );
    await ready;
    const tree = readTree(running.pid);
    expect(tree.length).toBeGreaterThanOrEqual(3);
    await endTree(running.pid, running.ended, { listTree: readTree, isRunning });
    expect(tree.filter(isRunning)).toEqual([]);
  });
});

test('a program in bubblewrap cannot read what only root may read', async () => {
  if ('unavailable' in box) return;
  const { output } = await run('cat /etc/shadow /etc/gshadow 2>/dev/null | wc -c', box);
  expect(output).toBe('0\n');
});
