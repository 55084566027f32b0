import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { CallWatch, OtherTrap } from './call-watch.ts';
import { type Finding, Prover, type Scene } from './prover.ts';

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

/** A case of one program, which shares the machine's network. */
function alone(pid: number): Scene {
  const network = { network: 'shared', ports: new Set<number>() } as const;
  return { pids: [pid], orphans: () => [], wrappers: new Set(), network, atRest: async () => true };
}

/** Looks until something other than movement is found, or for a second. */
async function findingOn(pid: number, calls?: CallWatch): Promise<Finding> {
  const prover = new Prover(process.hrtime.bigint(), calls);
  const scene = alone(pid);
  const deadline = process.hrtime.bigint() + 60_000_000_000n;
  for (let look = 0; look < 50; look++) {
    const finding = await prover.look(scene, deadline);
    if (finding.found !== 'moving') return finding;
    await pause(20);
  }
  return { found: 'moving' };
}

/** A watch that has heard of one alarm, to ring after so many milliseconds, or of none, and then of other traps. */
function watchThatHeard(ringMs?: number, traps: Partial<Record<OtherTrap, number>> = {}): CallWatch {
  const ring = ringMs === undefined ? undefined : process.hrtime.bigint() + BigInt(ringMs) * 1_000_000n;
  let asked = 0;
  // What was counted before the case began does not count: the prover asks for each of the five first.
  return {
    earliestRing: () => ring,
    count: (trap) => (asked++ < 5 ? 0 : (traps[trap] ?? 0)),
    onListen: () => () => {},
    close: () => {},
  };
}

const pair = 'import socket\na, b = socket.socketpair()\n';

test('a program is not stuck while something has come to us after the look at the queues', async () => {
  const pid = await python(`${pair}a.recv(1)`);
  const prover = new Prover(process.hrtime.bigint(), undefined);
  let turns = 0;
  // Something comes with every second turn of ours: each look has one before the queues and one after.
  const scene = { ...alone(pid), atRest: async () => ++turns % 2 === 1 };
  const deadline = process.hrtime.bigint() + 60_000_000_000n;
  while (turns < 20) expect(await prover.look(scene, deadline)).toEqual({ found: 'moving' });
});

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

  test('that waits with a timeout of an hour is stuck for anybody who waits a minute', async () => {
    const pid = await python(`${pair}a.settimeout(3600)\na.recv(1)`);
    expect(await findingOn(pid)).toMatchObject({ found: 'stuck' });
  });

  test('that computes is moving', async () => {
    expect(await findingOn(await python('while True: pass'))).toEqual({ found: 'moving' });
  });
});

test('a program that sleeps beyond one deadline is not stuck once the deadline has moved on', async () => {
  const pid = await python(`${pair}a.settimeout(60)\na.recv(1)`);
  const prover = new Prover(process.hrtime.bigint(), undefined);
  const within = async (seconds: bigint): Promise<Finding['found']> => {
    const deadline = process.hrtime.bigint() + seconds * 1_000_000_000n;
    for (let look = 0; look < 50; look++) {
      const { found } = await prover.look(alone(pid), deadline);
      if (found !== 'moving') return found;
      await pause(20);
    }
    return 'moving';
  };
  expect(await within(30n)).toBe('stuck');
  expect(await within(120n)).toBe('timed');
  expect(await within(30n)).toBe('stuck');
});

describe('where the kernel tells of alarms, a program', () => {
  test('that catches SIGALRM is stuck if none was set', async () => {
    const alarm = 'import signal\nsignal.signal(signal.SIGALRM, print)\n';
    const finding = await findingOn(await python(`${pair}${alarm}a.recv(1)`), watchThatHeard());
    expect(finding).toMatchObject({ found: 'stuck' });
  });

  test('with an alarm set is not, unless the alarm rings after anybody will wait', async () => {
    const pid = await python(`${pair}a.recv(1)`);
    expect(await findingOn(pid, watchThatHeard(5_000))).toMatchObject({ found: 'timed' });
    expect(await findingOn(pid, watchThatHeard(300_000))).toMatchObject({ found: 'stuck' });
  });

  test('whose timerfd is far away is not while an alarm is near', async () => {
    const far =
      'import ctypes, struct\nlibc = ctypes.CDLL(None)\nt = libc.timerfd_create(1, 0)\n' +
      'libc.timerfd_settime(t, 0, struct.pack("4q", 0, 0, 3600, 0), None)\n';
    const pid = await python(`${pair}${far}a.recv(1)`);
    expect(await findingOn(pid, watchThatHeard(5_000))).toMatchObject({ found: 'timed' });
    expect(await findingOn(pid, watchThatHeard(undefined, { timerfd: 1 }))).toMatchObject({ found: 'stuck' });
  });

  test('proves nothing where something may ring that nobody can see', async () => {
    const pid = await python(`${pair}a.recv(1)`);
    for (const trap of ['ring', 'foreign', 'timerfd', 'receive-timeout'] as const)
      expect(await findingOn(pid, watchThatHeard(undefined, { [trap]: 1 }))).toMatchObject({
        found: 'unprovable',
      });
    expect(await findingOn(pid, watchThatHeard(undefined, { 'send-timeout': 1 }))).toMatchObject({
      found: 'stuck',
    });
  });

  test('that waits for a child is stuck if none was set', async () => {
    const child = 'import subprocess\nsubprocess.run(["cat"], stdin=a)';
    const finding = await findingOn(await python(`${pair}${child}`), watchThatHeard());
    expect(finding).toMatchObject({ found: 'stuck' });
  });
});

const datagrams =
  'import socket, threading\na = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n' +
  'a.bind(("127.0.0.1", 0))\n';

describe('a program with a UDP socket', () => {
  test('in recvfrom() without a timeout is stuck', async () => {
    const finding = await findingOn(await python(`${datagrams}a.recvfrom(1)`));
    expect(finding).toMatchObject({ found: 'stuck', blocked: [{ call: 'recv()' }] });
  });

  test('that will look at the clock again is not', async () => {
    const timed = await findingOn(await python(`${datagrams}a.settimeout(5)\na.recvfrom(1)`));
    expect(timed).toMatchObject({ found: 'timed' });
  });

  test('whose other thread will send later is not', async () => {
    const later = 'threading.Timer(5, a.sendto, (b"x", a.getsockname())).start()\n';
    expect(await findingOn(await python(`${datagrams}${later}a.recvfrom(1)`))).toMatchObject({
      found: 'timed',
    });
  });
});

test('a stopped program proves nothing while a timer may send it the signal that continues it', async () => {
  const timer =
    'import ctypes, signal\nlibc = ctypes.CDLL(None)\ntimer = ctypes.c_void_p()\n' +
    'libc.timer_create(1, (ctypes.c_int * 16)(0, 0, signal.SIGCONT, 0), ctypes.byref(timer))\n' +
    'libc.timer_settime(timer, 0, (ctypes.c_long * 4)(0, 0, 3600, 0), None)\n' +
    'signal.raise_signal(signal.SIGSTOP)';
  expect(await findingOn(await python(timer))).toMatchObject({ found: 'unprovable' });
});

test('a program with a socket of a kind that nobody looks into proves nothing', async () => {
  const netlink = 'n = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)\n';
  expect(await findingOn(await python(`${pair}${netlink}a.recv(1)`))).toMatchObject({ found: 'unprovable' });
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
    const prover = new Prover(process.hrtime.bigint(), undefined);
    const scene = alone(pid);
    const finding = await prover.look(scene, process.hrtime.bigint() + 60_000_000_000n);
    expect(finding.found).not.toBe('stuck');
  });
});
