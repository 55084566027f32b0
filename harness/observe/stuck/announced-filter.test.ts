import { describe, expect, test } from '@jest/globals';
import { announcedFilter } from './announced-filter.ts';

const allow = 0x7fff0000;
const notify = 0x7fc00000;
const x64 = 0xc000003e;
const i386 = 0x40000003;
const x32 = 0x40000000;
const ownBacklog = 509;

/** Runs the filter on a call as the kernel would: bpf(2), the four instructions that it uses. */
function answerTo(architecture: number, number: number, second = 0, third = 0): number {
  const { filter } = announcedFilter(ownBacklog);
  const call = new Map([
    [0, number],
    [4, architecture],
    [24, second],
    [32, third],
  ]);
  let value = 0;
  for (let at = 0; at < filter.length; at += 8) {
    const operand = filter.readUInt32LE(at + 4);
    const skip = (index: number): number => filter.readUInt8(at + index) * 8;
    switch (filter.readUInt16LE(at)) {
      case 0x20:
        value = call.get(operand) ?? 0;
        break;
      case 0x54:
        value = (value & operand) >>> 0;
        break;
      case 0x15:
        at += value === operand ? skip(2) : skip(3);
        break;
      default:
        return operand;
    }
  }
  throw new Error('the filter has no end');
}

/** Of each table: alarms, of x86-64 listen(), rings, timerfds, and of i386 what cannot be told from other calls later. */
const asked = new Map([
  [x64, [37, 38, 50, 206, 283, 425, 541, 543]],
  [i386, [27, 102, 104, 162, 168, 245, 267, 322, 366, 407, 425]],
]);

describe('the filter', () => {
  test('asks about the calls to be announced in every table of calls that x86-64 knows', () => {
    for (const [architecture, numbers] of asked)
      for (const number of numbers)
        expect([number, answerTo(architecture, number)]).toEqual([number, notify]);
    for (const number of [37, 38, 541]) expect(answerTo(x64, x32 + number)).toBe(notify);
  });

  test('lets every other call pass', () => {
    for (const [architecture, numbers] of asked) {
      for (let number = 0; number < 600; number++) {
        if (!numbers.includes(number)) expect(answerTo(architecture, number)).toBe(allow);
      }
    }
  });

  test('asks about the options of a socket that bound a call, and about no other', () => {
    const options = Array.from({ length: 80 }, (_, option) => option);
    expect(options.filter((option) => answerTo(x64, 54, 1, option) === notify)).toEqual([20, 21, 66, 67]);
    expect(options.filter((option) => answerTo(x64, 54, 6, option) === notify)).toEqual([]);
  });

  test('asks about whoever listens, but for ourselves', () => {
    expect(answerTo(x64, 50, 128)).toBe(notify);
    expect(answerTo(x64, 50, ownBacklog)).toBe(allow);
  });

  test('tells its length in instructions', () => {
    const { length, filter } = announcedFilter(ownBacklog);
    expect(filter.length).toBe(length * 8);
  });
});
