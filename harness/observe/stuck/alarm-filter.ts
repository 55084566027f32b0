/** What the kernel is to do with a call; linux/seccomp.h. */
const allow = 0x7fff0000;
const notify = 0x7fc00000;

/** Offsets in struct seccomp_data. */
const numberAt = 0;
const architectureAt = 4;

const x86_64 = 0xc000003e;
/** Without the bit by which the calls of the x32 ABI differ from those of x86-64. */
const withoutX32 = 0xbfffffff;

/** alarm(2) and setitimer(2) in the tables of x86-64 and of i386, which int 0x80 reaches from either. */
const alarm = { x64: 37, i386: 27 };
const setitimer = { x64: 38, i386: 104 };
/** ITIMER_REAL, the one timer of setitimer() that goes on while the program sleeps. */
const realTime = 0n;

/** Code, how many to skip where it holds and where not, value; struct sock_filter. */
type Instruction = [number, number, number, number];

const load = (offset: number): Instruction => [0x20, 0, 0, offset];
const and = (mask: number): Instruction => [0x54, 0, 0, mask];
const ifEqual = (value: number, skip: number, otherwise = 0): Instruction => [0x15, skip, otherwise, value];
const answer = (action: number): Instruction => [0x06, 0, 0, action];

const instructions: Instruction[] = [
  load(architectureAt),
  ifEqual(x86_64, 0, 5),
  load(numberAt),
  and(withoutX32),
  ifEqual(alarm.x64, 6),
  ifEqual(setitimer.x64, 5),
  answer(allow),
  load(numberAt),
  ifEqual(alarm.i386, 2),
  ifEqual(setitimer.i386, 1),
  answer(allow),
  answer(notify),
];

/** A seccomp filter for x86-64 that asks about the calls that can set an alarm, and about no other; struct sock_fprog. */
export function alarmFilter(): { length: number; filter: Buffer } {
  const filter = Buffer.alloc(instructions.length * 8);
  for (const [index, [code, skip, otherwise, value]] of instructions.entries()) {
    filter.writeUInt16LE(code, index * 8);
    filter.writeUInt8(skip, index * 8 + 2);
    filter.writeUInt8(otherwise, index * 8 + 3);
    filter.writeUInt32LE(value, index * 8 + 4);
  }
  return { length: instructions.length, filter };
}

/** The alarm that a call sets: in so many seconds (0 calls it off), at a time that stands in memory, or none. */
export type AlarmCall = { seconds: bigint } | 'some-time' | 'none';

/** Reads a call that the filter has asked about. */
export function readAlarmCall(number: number, firstArgument: bigint): AlarmCall {
  const plain = number & withoutX32;
  const argument = BigInt.asUintN(32, firstArgument);
  // 27 is mincore() and 104 getgid() to x86-64: the filter lets those pass, so that here they are i386's.
  if (plain === alarm.x64 || plain === alarm.i386) return { seconds: argument };
  return argument === realTime ? 'some-time' : 'none';
}
