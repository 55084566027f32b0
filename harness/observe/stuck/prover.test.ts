import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type Finding, Prover } from './prover.ts';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** Starts a Python program and waits until it has said that it is there. */
async function python(program: string): Promise<number> {
  const child = spawn('python3', ['-u', '-c', `print("up")\n${program}`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.push(child);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return child.pid ?? 0;
}

/** Looks until something other than movement is found, or for a second. */
async function findingOn(pid: number, deadlineMs = 60_000): Promise<Finding> {
  const prover = new Prover();
  const scene = { pids: [pid], wrappers: new Set<number>(), isOurs: () => false, atRest: async () => true };
  const deadline = process.hrtime.bigint() + BigInt(deadlineMs) * 1_000_000n;
  for (let look = 0; look < 50; look++) {
    const finding = await prover.look(scene, deadline);
    if (finding.found !== 'moving') return finding;
    await pause(20);
  }
  return { found: 'moving' };
}

const pair = 'import socket\na, b = socket.socketpair()\n';

describe('a program', () => {
  test('in recv() without a timeout is stuck, and the call is named', async () => {
    const finding = await findingOn(await python(`${pair}a.recv(1)`));
    expect(finding).toMatchObject({
      found: 'stuck',
      blocked: [{ call: 'recv()', what: expect.stringContaining('socket:') }],
    });
  });

  test('that reads its standard input is stuck there', async () => {
    const finding = await findingOn(await python('input()'));
    expect(finding).toMatchObject({
      found: 'stuck',
      blocked: [{ call: 'read()', fd: 0, what: 'standard input' }],
    });
  });

  test('whose socket has SO_RCVTIMEO is not', async () => {
    const option =
      'import struct\na.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", 5, 0))\n';
    expect(await findingOn(await python(`${pair}${option}a.recv(1)`))).toMatchObject({ found: 'timed' });
  });

  test('that sleeps is not, unless it sleeps longer than anybody will wait', async () => {
    expect(await findingOn(await python('import time\ntime.sleep(5)'))).toMatchObject({ found: 'timed' });
  });

  test('with a timer thread is not, although its main thread waits for ever', async () => {
    const timer = 'import threading\nthreading.Timer(5, print).start()\n';
    expect(await findingOn(await python(`${pair}${timer}a.recv(1)`))).toMatchObject({ found: 'timed' });
  });

  test('that catches SIGALRM proves nothing', async () => {
    const alarm = 'import signal\nsignal.signal(signal.SIGALRM, print)\n';
    expect(await findingOn(await python(`${pair}${alarm}a.recv(1)`))).toMatchObject({ found: 'unprovable' });
  });

  test('that computes is moving', async () => {
    expect(await findingOn(await python('while True: pass'))).toEqual({ found: 'moving' });
  });
});

describe('a program with company', () => {
  test('that waits for a child is not stuck: an alarm, which nobody sees, may end the child', async () => {
    const child = 'import subprocess\nsubprocess.run(["cat"], stdin=a)';
    expect(await findingOn(await python(`${pair}${child}`))).toMatchObject({ found: 'unprovable' });
  });

  test('whose last bytes are held back by TCP_CORK is moving', async () => {
    const corked =
      'c = socket.create_server(("127.0.0.1", 0))\nd = socket.create_connection(c.getsockname())\n' +
      'e, _ = c.accept()\ne.setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, 1)\ne.send(b"x")\na.recv(1)';
    const pid = await python(`${pair}${corked}`);
    const prover = new Prover();
    const scene = { pids: [pid], wrappers: new Set<number>(), isOurs: () => true, atRest: async () => true };
    const finding = await prover.look(scene, process.hrtime.bigint() + 60_000_000_000n);
    expect(finding.found).not.toBe('stuck');
  });
});
