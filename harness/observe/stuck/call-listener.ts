import { createRequire } from 'node:module';
import { endianness } from 'node:os';
import { arch, platform } from 'node:process';
import type { AnnouncedCall } from './announced-calls.ts';
import { announcedFilter } from './announced-filter.ts';

/** A call that a thread wants to make; struct seccomp_notif. */
export interface Asked extends AnnouncedCall {
  id: bigint;
  tid: number;
}

/** Hears of each call that the filter asks about; seccomp_unotify(2). */
export interface CallListener {
  /** Calls back when a call waits to be received; once. */
  untilAsked(heard: () => void): void;
  /** Undefined where its process has gone meanwhile. */
  receive(): Asked | undefined;
  /** Lets the call go on as if nobody had looked. */
  letGo(asked: Asked): void;
  /** Ends `untilAsked` for good, so that this process can exit. */
  close(): void;
}

const seccompNumber = 317;
const setModeFilter = 1;
/** SPEC_ALLOW, NEW_LISTENER, and from Linux 5.19 WAIT_KILLABLE_RECV: what we have heard of, no signal breaks off. */
const flags = (1 << 2) | (1 << 3) | (1 << 5);
const setNoNewPrivileges = 38;
const refused = 13;

/** Sets the filter on this thread and all that it starts from now on; undefined where that cannot be. */
export function openCallListener(ownBacklog: number): CallListener | undefined {
  if (platform !== 'linux' || arch !== 'x64' || endianness() !== 'LE') return undefined;
  try {
    const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
    const filter = installFilter(koffi, ownBacklog);
    return filter < 0 ? undefined : listenOn(koffi, filter);
  } catch {
    return undefined;
  }
}

type Koffi = typeof import('koffi');

/** The listener's descriptor, or a number below 0. */
function installFilter(koffi: Koffi, ownBacklog: number): number {
  const libc = koffi.load('libc.so.6');
  const program = koffi.struct({ length: 'uint16', filter: 'void *' });
  const install = libc.func('syscall', 'long', ['long', 'long', 'long', koffi.pointer(program)]);
  const prctl = libc.func('int prctl(int, unsigned long, unsigned long, unsigned long, unsigned long)');
  const set = (): number => install(seccompNumber, setModeFilter, flags, announcedFilter(ownBacklog));
  const fd = set();
  if (fd >= 0 || koffi.errno() !== refused) return fd;
  // Without privileges a filter is for those who give up on gaining any.
  return prctl(setNoNewPrivileges, 1, 0, 0, 0) === 0 ? set() : fd;
}

const notifyReceive = 0xc0502100;
const notifySend = 0xc0182101;
const letContinue = 1;

function listenOn(koffi: Koffi, filter: number): CallListener {
  const libc = koffi.load('libc.so.6');
  const poll = libc.func('int poll(_Inout_ void *, unsigned long, int)');
  const ioctl = libc.func('int ioctl(int, unsigned long, _Inout_ void *)');
  const write = libc.func('long write(int, void *, size_t)');
  const bell: number = libc.func('int eventfd(unsigned int, int)')(0, 0);
  const watched = pollList([filter, bell]);
  return {
    untilAsked: (heard) => poll.async(watched, 2, -1, () => heard()),
    receive: () => {
      const asked = Buffer.alloc(80);
      return ioctl(filter, notifyReceive, asked) === 0 ? readAsked(asked) : undefined;
    },
    letGo: ({ id }) => {
      const answer = Buffer.alloc(24);
      answer.writeBigUInt64LE(id, 0);
      answer.writeUInt32LE(letContinue, 20);
      ioctl(filter, notifySend, answer);
    },
    close: () => void write(bell, Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]), 8),
  };
}

function readAsked(bytes: Buffer): Asked {
  return {
    id: bytes.readBigUInt64LE(0),
    tid: bytes.readUInt32LE(8),
    number: bytes.readInt32LE(16),
    args: [bytes.readBigUInt64LE(32), bytes.readBigUInt64LE(40), bytes.readBigUInt64LE(48)],
  };
}

/** struct pollfd for each descriptor, waiting for input. */
function pollList(descriptors: number[]): Buffer {
  const bytes = Buffer.alloc(descriptors.length * 8);
  for (const [index, fd] of descriptors.entries()) {
    bytes.writeInt32LE(fd, index * 8);
    bytes.writeInt16LE(1, index * 8 + 4);
  }
  return bytes;
}
