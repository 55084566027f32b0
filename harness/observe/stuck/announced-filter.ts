import {
  i386Traps,
  listen,
  setsockopt,
  solSocket,
  timeoutTraps,
  withoutX32,
  x64Traps,
} from './announced-calls.ts';

/** What the kernel is to do with a call; linux/seccomp.h. */
const allow = 0x7fff0000;
const notify = 0x7fc00000;

/** Offsets in struct seccomp_data: of an argument, the half that the call reads. */
const numberAt = 0;
const architectureAt = 4;
const backlogAt = 24;
const levelAt = 24;
const optionAt = 32;

const x86_64 = 0xc000003e;

/** Code, how many to skip where it holds and where not, value; struct sock_filter. */
type Instruction = [number, number, number, number];

const load = (offset: number): Instruction => [0x20, 0, 0, offset];
const and = (mask: number): Instruction => [0x54, 0, 0, mask];
const ifEqual = (value: number, skip: number, otherwise: number): Instruction => [
  0x15,
  skip,
  otherwise,
  value,
];
const answer = (action: number): Instruction => [0x06, 0, 0, action];

const askAboutAny = (calls: ReadonlyMap<number, unknown>): Instruction[] =>
  [...calls.keys()].flatMap((number) => [ifEqual(number, 0, 1), answer(notify)]);
const allowUnless = (value: number): Instruction[] => [ifEqual(value, 1, 0), answer(allow)];

/** Whoever answers must not ask itself: it listens with a backlog of its own. */
const askAboutListen = (ownBacklog: number): Instruction[] => [
  ifEqual(listen, 0, 4),
  load(backlogAt),
  ifEqual(ownBacklog, 0, 1),
  answer(allow),
  answer(notify),
];

const ofX64 = (ownBacklog: number): Instruction[] => [
  load(numberAt),
  and(withoutX32),
  ...askAboutAny(x64Traps),
  ...askAboutListen(ownBacklog),
  ...allowUnless(setsockopt),
  load(levelAt),
  ...allowUnless(solSocket),
  load(optionAt),
  ...askAboutAny(timeoutTraps),
  answer(allow),
];

const ofI386: Instruction[] = [load(numberAt), ...askAboutAny(i386Traps), answer(allow)];

function instructionsFor(ownBacklog: number): Instruction[] {
  const native = ofX64(ownBacklog);
  return [load(architectureAt), ifEqual(x86_64, 0, native.length), ...native, ...ofI386];
}

/** A seccomp filter for x86-64 that asks about the calls that are to be announced, and about no other; struct sock_fprog. */
export function announcedFilter(ownBacklog: number): { length: number; filter: Buffer } {
  const instructions = instructionsFor(ownBacklog);
  const filter = Buffer.alloc(instructions.length * 8);
  for (const [index, [code, skip, otherwise, value]] of instructions.entries()) {
    filter.writeUInt16LE(code, index * 8);
    filter.writeUInt8(skip, index * 8 + 2);
    filter.writeUInt8(otherwise, index * 8 + 3);
    filter.writeUInt32LE(value, index * 8 + 4);
  }
  return { length: instructions.length, filter };
}
