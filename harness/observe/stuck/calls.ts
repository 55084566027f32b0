import { arch } from 'node:process';

/** What a blocked system call waits for, as far as its number and the registers tell. */
export type Waiting =
  /** It cannot end by itself. */
  | { kind: 'forever' }
  /** On this descriptor; whether it can end by itself, the descriptor tells. */
  | { kind: 'descriptor'; fd: number; way: 'receive' | 'send' }
  /** It ends by itself after this time; nanoseconds. */
  | { kind: 'after'; ns: bigint }
  /** It ends by itself; when, stands in memory that the program may have changed since. */
  | { kind: 'some-time' }
  | { kind: 'fifo' }
  /** For signals. They are unblocked meanwhile, so that /proc hides a SIGALRM among them. */
  | { kind: 'signals' }
  | { kind: 'unknown'; why: string };

/** One line of /proc/PID/task/TID/syscall: the number and its six arguments. */
export interface Call {
  number: number;
  args: bigint[];
}

interface Row {
  name: string;
  read: (call: Call) => Waiting;
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
  (index: number): Row['read'] =>
  ({ args }) =>
    (args[index] ?? 0n) === 0n ? { kind: 'forever' } : { kind: 'some-time' };

/** futex(2): only these operations wait. */
const futexWaits: ReadonlySet<bigint> = new Set([0n, 6n, 9n, 11n, 13n]);
const futex: Row['read'] = (call) => {
  const operation = (call.args[1] ?? 0n) & 0x7fn;
  if (!futexWaits.has(operation)) return { kind: 'unknown', why: 'an unusual futex operation' };
  return pointer(3)(call);
};

const sleeping: Row['read'] = () => ({ kind: 'some-time' });
/** fcntl(2): F_SETLKW 7, F_OFD_SETLKW 38. */
const locking: Row['read'] = ({ args }) =>
  args[1] === 7n || args[1] === 38n ? { kind: 'forever' } : { kind: 'unknown', why: 'an unusual fcntl' };
/** sigtimedwait(2): its timeout is the third argument. */
const awaitingSignals: Row['read'] = (call) => {
  const waiting = pointer(2)(call);
  return waiting.kind === 'forever' ? { kind: 'signals' } : waiting;
};
/** recvmmsg(2): a socket's own timeout ends it even where the call has none. */
const receivingMany: Row['read'] = (call) => (call.args[4] === 0n ? receiving(call) : { kind: 'some-time' });

/** Linux, x86-64: arch/x86/entry/syscalls/syscall_64.tbl */
const x64: Record<number, Row> = {
  0: { name: 'read()', read: receiving },
  1: { name: 'write()', read: sending },
  2: { name: 'open()', read: () => ({ kind: 'fifo' }) },
  7: { name: 'poll()', read: milliseconds(2) },
  19: { name: 'readv()', read: receiving },
  20: { name: 'writev()', read: sending },
  23: { name: 'select()', read: pointer(4) },
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
  128: { name: 'sigtimedwait()', read: awaitingSignals },
  130: { name: 'sigsuspend()', read: forever },
  202: { name: 'a lock', read: futex },
  220: { name: 'semtimedop()', read: pointer(3) },
  230: { name: 'clock_nanosleep()', read: sleeping },
  232: { name: 'epoll_wait()', read: milliseconds(3) },
  242: { name: 'mq_timedsend()', read: pointer(4) },
  243: { name: 'mq_timedreceive()', read: pointer(4) },
  247: { name: 'waitid()', read: forever },
  257: { name: 'open()', read: () => ({ kind: 'fifo' }) },
  270: { name: 'select()', read: pointer(4) },
  271: { name: 'poll()', read: pointer(2) },
  281: { name: 'epoll_wait()', read: milliseconds(3) },
  288: { name: 'accept()', read: receiving },
  299: { name: 'recvmmsg()', read: receivingMany },
  307: { name: 'sendmmsg()', read: sending },
  441: { name: 'epoll_wait()', read: pointer(3) },
};

/** The system call's name as students know it, and what it waits for. */
export function readCall(call: Call): { name: string; waiting: Waiting } {
  const row = arch === 'x64' ? x64[call.number] : undefined;
  const name = row?.name ?? `system call ${call.number}`;
  return { name, waiting: row?.read(call) ?? { kind: 'unknown', why: name } };
}
