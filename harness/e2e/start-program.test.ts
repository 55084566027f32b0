import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isRunning } from '../observe/is-running.ts';
import { readTree } from '../observe/process-tree.ts';
import { endTree } from '../sandbox/end-tree.ts';
import type { Ending } from '../sandbox/ending.ts';
import { findBubblewrap, findUnshare, surroundingsIn } from '../sandbox/find-box.ts';
import type { Sandbox } from '../sandbox/sandboxed.ts';
import { startProgram } from '../sandbox/start-program.ts';

const bare: Sandbox = { kind: 'process-group' };
const files = mkdtempSync(join(tmpdir(), 'wiregrade-test-'));
const surroundings = surroundingsIn(files, []);
const bubblewrap = findBubblewrap(surroundings);
const kinds: [string, Sandbox][] = [['a process group', bare]];
for (const box of [bubblewrap, findUnshare(surroundings, files)]) {
  if (!('unavailable' in box)) kinds.push([box.kind, box]);
  else if (process.env.WIREGRADE_CI) throw new Error(box.unavailable);
  else process.stderr.write(`not tried: ${box.unavailable}\n`);
}

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
  running.stdin.end();
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

describe.each(kinds.slice(1))('a program in the sandbox of %s', (_, sandbox) => {
  test('cannot read what only root may read', async () => {
    const { output } = await run('cat /etc/shadow /etc/gshadow 2>/dev/null | wc -c', sandbox);
    expect(output).toBe('0\n');
    expect((await run('find /etc -type f ! -perm -o=r', sandbox)).output).toBe('');
  });

  test('writes to its own folder, /tmp and /dev/shm alone', async () => {
    const places = '. /tmp /dev/shm / /etc /usr /dev /proc/sys/kernel /home /opt';
    const script = `for place in ${places}; do touch $place/made 2>/dev/null && echo $place; done`;
    expect((await run(script, sandbox)).output).toBe('.\n/tmp\n/dev/shm\n');
  });

  test('is an ordinary user without rights, who sees nothing but its own processes', async () => {
    const script = 'id -u; ls /proc | grep -c "^[0-9]"; grep -c "^Cap[A-Za-z]*:.*[1-9a-f]" /proc/self/status';
    expect((await run(script, sandbox)).output).toBe('1000\n4\n0\n');
  });

  test('makes no namespaces of its own', async () => {
    expect((await run('unshare --user true 2>/dev/null || echo refused', sandbox)).output).toBe('refused\n');
  });

  test('reads what is typed, and is interrupted like anywhere', async () => {
    const script = 'cat; kill -INT $$; echo still there';
    expect(await run(script, sandbox)).toEqual({ ending: { signal: 'SIGINT' }, output: '' });
  });

  test('finds its devices, its name and its folder', async () => {
    const script = 'head -c 4 /dev/zero | wc -c; echo x >/dev/null; pwd; ls -a';
    expect((await run(script, sandbox)).output).toBe('4\n/home/student\n.\n..\n');
  });
});
