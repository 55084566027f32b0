import { arch } from 'node:process';

/** What a blocked system call waits for, as far as its number and arguments tell. */
export type Waiting =
  /** It cannot end by itself. */
  | { kind: 'forever' }
  /** On this descriptor; whether it can end by itself, the descriptor tells. */
  | { kind: 'descriptor'; fd: number; way: 'receive' | 'send' }
  /** It ends by itself: after this time, or at this time of a clock; nanoseconds. */
  | { kind: 'after'; ns: bigint }
  | { kind: 'at'; clock: 'monotonic' | 'realtime'; ns: bigint }
  | { kind: 'fifo' }
  | { kind: 'unknown'; why: string };

/** One line of /proc/PID/task/TID/syscall: the number and its six arguments. */
export interface Call {
  number: number;
  args: bigint[];
}

/** Reads 16 bytes of the program's memory: a timespec or timeval; undefined where it cannot be read. */
export type ReadTime = (address: bigint) => { seconds: bigint; rest: bigint } | undefined;

interface Row {
  name: string;
  read: (call: Call, time: ReadTime) => Waiting;
}

const forever: Row['read'] = () => ({ kind: 'forever' });
const receiving: Row['read'] = ({ args }) => ({ kind: 'descriptor', fd: Number(args[0]), way: 'receive' });
const sending: Row['read'] = ({ args }) => ({ kind: 'descriptor', fd: Number(args[0]), way: 'send' });
/** A signed 32-bit count of milliseconds; below 0 is for ever. */
const milliseconds =
  (index: number): Row['read'] =>
  ({ args }) => {
    const ms = Number(BigInt.asIntN(32, args[index] ?? 0n));
    return ms < 0 ? { kind: 'forever' } : { kind: 'after', ns: BigInt(ms) * 1_000_000n };
  };
/** A pointer to a time; null is for ever. */
const pointer =
  (index: number, unit: 'timespec' | 'timeval'): Row['read'] =>
  ({ args }, time) => {
    const address = args[index] ?? 0n;
    return address === 0n ? { kind: 'forever' } : relative(time(address), unit);
  };

function relative(time: ReturnType<ReadTime>, unit: 'timespec' | 'timeval'): Waiting {
  if (!time) return { kind: 'unknown', why: 'its timeout cannot be read' };
  const rest = unit === 'timeval' ? time.rest * 1000n : time.rest;
  return { kind: 'after', ns: time.seconds * 1_000_000_000n + rest };
}

function absolute(time: ReturnType<ReadTime>, clock: 'monotonic' | 'realtime'): Waiting {
  if (!time) return { kind: 'unknown', why: 'its timeout cannot be read' };
  return { kind: 'at', clock, ns: time.seconds * 1_000_000_000n + time.rest };
}

/** futex(2): only these operations wait. */
const futexWaits: ReadonlySet<bigint> = new Set([0n, 6n, 9n, 11n, 13n]);
const futex: Row['read'] = ({ args }, time) => {
  const operation = (args[1] ?? 0n) & 0x7fn;
  if (!futexWaits.has(operation)) return { kind: 'unknown', why: 'an unusual futex operation' };
  const address = args[3] ?? 0n;
  if (address === 0n) return { kind: 'forever' };
  if (operation === 0n) return relative(time(address), 'timespec');
  return absolute(time(address), ((args[1] ?? 0n) & 0x100n) === 0n ? 'monotonic' : 'realtime');
};

const sleeping: Row['read'] = ({ args }, time) => relative(time(args[0] ?? 0n), 'timespec');
const clockSleeping: Row['read'] = ({ args }, time) => {
  const timerAbsolute = ((args[1] ?? 0n) & 1n) === 1n;
  const at = time(args[2] ?? 0n);
  if (!timerAbsolute) return relative(at, 'timespec');
  return absolute(at, args[0] === 0n ? 'realtime' : 'monotonic');
};
/** fcntl(2): F_SETLKW 7, F_OFD_SETLKW 38. */
const locking: Row['read'] = ({ args }) =>
  args[1] === 7n || args[1] === 38n ? { kind: 'forever' } : { kind: 'unknown', why: 'an unusual fcntl' };
/** msgrcv and the like of mq_timed* take an absolute real time. */
const realtimePointer =
  (index: number): Row['read'] =>
  ({ args }, time) => {
    const address = args[index] ?? 0n;
    return address === 0n ? { kind: 'forever' } : absolute(time(address), 'realtime');
  };

/** Linux, x86-64: arch/x86/entry/syscalls/syscall_64.tbl */
const x64: Record<number, Row> = {
  0: { name: 'read()', read: receiving },
  1: { name: 'write()', read: sending },
  2: { name: 'open()', read: () => ({ kind: 'fifo' }) },
  7: { name: 'poll()', read: milliseconds(2) },
  19: { name: 'readv()', read: receiving },
  20: { name: 'writev()', read: sending },
  23: { name: 'select()', read: pointer(4, 'timeval') },
  34: { name: 'pause()', read: forever },
  35: { name: 'nanosleep()', read: sleeping },
  40: { name: 'sendfile()', read: sending },
  42: { name: 'connect()', read: sending },
  43: { name: 'accept()', read: receiving },
  44: { name: 'send()', read: sending },
  45: { name: 'recv()', read: receiving },
  46: { name: 'sendmsg()', read: sending },
  47: { name: 'recvmsg()', read: receiving },
  61: { name: 'wait()', read: forever },
  65: { name: 'semop()', read: forever },
  69: { name: 'msgsnd()', read: forever },
  70: { name: 'msgrcv()', read: forever },
  72: { name: 'fcntl()', read: locking },
  73: { name: 'flock()', read: forever },
  128: { name: 'sigtimedwait()', read: pointer(2, 'timespec') },
  130: { name: 'sigsuspend()', read: forever },
  202: { name: 'a lock', read: futex },
  220: { name: 'semtimedop()', read: pointer(3, 'timespec') },
  230: { name: 'clock_nanosleep()', read: clockSleeping },
  232: { name: 'epoll_wait()', read: milliseconds(3) },
  242: { name: 'mq_timedsend()', read: realtimePointer(4) },
  243: { name: 'mq_timedreceive()', read: realtimePointer(4) },
  247: { name: 'waitid()', read: forever },
  257: { name: 'open()', read: () => ({ kind: 'fifo' }) },
  270: { name: 'select()', read: pointer(4, 'timespec') },
  271: { name: 'poll()', read: pointer(2, 'timespec') },
  281: { name: 'epoll_wait()', read: milliseconds(3) },
  288: { name: 'accept()', read: receiving },
  299: { name: 'recvmmsg()', read: pointer(4, 'timespec') },
  307: { name: 'sendmmsg()', read: sending },
  441: { name: 'epoll_wait()', read: pointer(3, 'timespec') },
};

/** The system call's name as students know it, and what it waits for. */
export function readCall(call: Call, time: ReadTime): { name: string; waiting: Waiting } {
  const row = arch === 'x64' ? x64[call.number] : undefined;
  if (!row)
    return {
      name: `system call ${call.number}`,
      waiting: { kind: 'unknown', why: `system call ${call.number}` },
    };
  return { name: row.name, waiting: row.read(call, time) };
}
