import { describe, expect, test } from '@jest/globals';
import { announcedBy, readAlarmCall } from './announced-calls.ts';

const x32 = 0x40000000;

function trapIn(number: number, option = 0n) {
  return announcedBy({ number, args: [0n, 1n, option] });
}

describe('a call asked about', () => {
  test('sets the trap of its number, in whatever table that is', () => {
    expect([37, 27, x32 + 37].map((number) => trapIn(number))).toEqual(['alarm', 'alarm', 'alarm']);
    expect([38, 104].map((number) => trapIn(number))).toEqual(['interval-timer', 'interval-timer']);
    expect([425, 206, 245].map((number) => trapIn(number))).toEqual(['ring', 'ring', 'ring']);
    expect([283, 322].map((number) => trapIn(number))).toEqual(['timerfd', 'timerfd']);
  });

  test('setsockopt() bounds what receives or what sends', () => {
    expect([20n, 66n].map((option) => trapIn(54, option))).toEqual(['receive-timeout', 'receive-timeout']);
    expect([21n, 67n].map((option) => trapIn(54, option))).toEqual(['send-timeout', 'send-timeout']);
  });

  test('listen() sets none', () => {
    expect(trapIn(50)).toBe('listen');
  });

  test('of another table is foreign: what it waits for bears the number of something else', () => {
    expect([407, x32 + 541].map((number) => trapIn(number))).toEqual(['foreign', 'foreign']);
  });

  test('alarm() sets an alarm in so many seconds, or calls it off, and reads 32 bits of its argument', () => {
    expect(readAlarmCall('alarm', [5n, 0n, 0n])).toEqual({ seconds: 5n });
    expect(readAlarmCall('alarm', [0n, 0n, 0n])).toEqual({ seconds: 0n });
    expect(readAlarmCall('alarm', [0x1_0000_0005n, 0n, 0n])).toEqual({ seconds: 5n });
  });

  test('setitimer() sets one at a time that cannot be read', () => {
    expect(readAlarmCall('interval-timer', [0n, 0n, 0n])).toBe('some-time');
  });

  test('setitimer() of a timer that stands still while the program sleeps sets none', () => {
    expect(readAlarmCall('interval-timer', [1n, 0n, 0n])).toBe('none');
    expect(readAlarmCall('interval-timer', [2n, 0n, 0n])).toBe('none');
  });
});
