/** What such a call leaves behind that may wake a program later, and of which /proc shows nothing or not all. */
export type Trap =
  | 'alarm'
  | 'interval-timer'
  /** io_uring or asynchronous I/O: the memory and the descriptor by which one sees it may be given back. */
  | 'ring'
  /** One that is closed rings on for whoever waits for it. */
  | 'timerfd'
  /** SO_RCVTIMEO, SO_SNDTIMEO: a call keeps to what was set when it began. */
  | 'receive-timeout'
  | 'send-timeout'
  /** By another table of calls: what it waits for bears the number of something else. */
  | 'foreign';

/** Something besides traps of which it is good to hear at once. */
export type Announced = Trap | 'listen';

/** Of x86-64, arch/x86/entry/syscalls/syscall_64.tbl; those from 512 are the x32 ABI's own. */
export const x64Traps: ReadonlyMap<number, Trap> = new Map([
  [37, 'alarm'],
  [38, 'interval-timer'],
  [206, 'ring'],
  [283, 'timerfd'],
  [425, 'ring'],
  [541, 'foreign'],
  [543, 'foreign'],
]);

/**
 * Of i386, which int 0x80 reaches from either: setsockopt() too, and what sleeps and
 * goes on after a stop by the number of restart_syscall(), which is read() to x86-64.
 */
export const i386Traps: ReadonlyMap<number, Trap> = new Map([
  [27, 'alarm'],
  [104, 'interval-timer'],
  [102, 'foreign'],
  [162, 'foreign'],
  [168, 'foreign'],
  [245, 'ring'],
  [267, 'foreign'],
  [322, 'timerfd'],
  [366, 'foreign'],
  [407, 'foreign'],
  [425, 'ring'],
]);

/** listen(2) of x86-64. */
export const listen = 50;

/** setsockopt(2) of x86-64, and its options that bound a call; asm-generic/socket.h, the old number and the new. */
export const setsockopt = 54;
export const solSocket = 1;
export const timeoutTraps: ReadonlyMap<number, Trap> = new Map([
  [20, 'receive-timeout'],
  [21, 'send-timeout'],
  [66, 'receive-timeout'],
  [67, 'send-timeout'],
]);

/** A call that the filter has asked about: no number in it stands for two. */
export interface AnnouncedCall {
  number: number;
  args: [bigint, bigint, bigint];
}

/** Without the bit by which the calls of the x32 ABI differ from those of x86-64. */
export const withoutX32 = 0xbfffffff;

export function announcedBy({ number, args }: AnnouncedCall): Announced {
  const plain = number & withoutX32;
  if (plain === setsockopt) return timeoutTraps.get(Number(BigInt.asUintN(32, args[2]))) ?? 'foreign';
  if (plain === listen) return 'listen';
  return x64Traps.get(plain) ?? i386Traps.get(plain) ?? 'foreign';
}

/** The alarm that a call sets: in so many seconds (0 calls it off), at a time that stands in memory, or none. */
export type AlarmCall = { seconds: bigint } | 'some-time' | 'none';

/** ITIMER_REAL, the one timer of setitimer() that goes on while the program sleeps. */
const realTime = 0n;

/** Reads a call of alarm(2) or setitimer(2). */
export function readAlarmCall(trap: 'alarm' | 'interval-timer', [first]: AnnouncedCall['args']): AlarmCall {
  const argument = BigInt.asUintN(32, first);
  if (trap === 'alarm') return { seconds: argument };
  return argument === realTime ? 'some-time' : 'none';
}
