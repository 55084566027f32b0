import { describe, expect, test } from '@jest/globals';
import { alarmFilter, readAlarmCall } from './alarm-filter.ts';

const allow = 0x7fff0000;
const notify = 0x7fc00000;
const x64 = 0xc000003e;
const i386 = 0x40000003;
const x32 = 0x40000000;

/** Runs the filter on a call as the kernel would: bpf(2), the five instructions that it uses. */
function answerTo(architecture: number, number: number): number {
  const { filter } = alarmFilter();
  const call = new Map([
    [0, number],
    [4, architecture],
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

describe('the filter', () => {
  test('asks about alarm() and setitimer() in every table of calls that x86-64 knows', () => {
    const asked = [
      [x64, 37],
      [x64, 38],
      [x64, x32 + 37],
      [x64, x32 + 38],
      [i386, 27],
      [i386, 104],
    ] as const;
    for (const [architecture, number] of asked) expect(answerTo(architecture, number)).toBe(notify);
  });

  test('lets every other call pass', () => {
    const asked = new Map([
      [x64, [37, 38]],
      [i386, [27, 104]],
    ]);
    for (const [architecture, numbers] of asked) {
      for (let number = 0; number < 500; number++) {
        if (!numbers.includes(number)) expect(answerTo(architecture, number)).toBe(allow);
      }
    }
  });

  test('tells its length in instructions', () => {
    const { length, filter } = alarmFilter();
    expect(filter.length).toBe(length * 8);
  });
});

describe('a call asked about', () => {
  test('alarm() sets an alarm in so many seconds, or calls it off', () => {
    expect(readAlarmCall(37, 5n)).toEqual({ seconds: 5n });
    expect(readAlarmCall(27, 0n)).toEqual({ seconds: 0n });
  });

  test('alarm() of the x32 table is alarm() too, and reads 32 bits of its argument', () => {
    expect(readAlarmCall(x32 + 37, 0x1_0000_0005n)).toEqual({ seconds: 5n });
  });

  test('setitimer() sets one at a time that cannot be read', () => {
    expect(readAlarmCall(38, 0n)).toBe('some-time');
    expect(readAlarmCall(104, 0n)).toBe('some-time');
  });

  test('setitimer() of a timer that stands still while the program sleeps sets none', () => {
    expect(readAlarmCall(38, 1n)).toBe('none');
    expect(readAlarmCall(38, 2n)).toBe('none');
  });
});
