import { afterEach, expect, jest, test } from '@jest/globals';
import { reportFault } from './report-fault.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

function told(error: unknown, debug = false): { code: number; text: string } {
  const written: string[] = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  return { code: reportFault(error, debug), text: written.join('') };
}

const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

test('a full disk is told with what to do, and that nothing is lost', () => {
  expect(told(full)).toEqual({
    code: 3,
    text: 'The disk is full: make room (ENOSPC: no space left on device, write). What is decided is kept: the same command goes on from there.\n',
  });
});

test('what nobody foresaw is no submission’s fault, and has its trace for who asks', () => {
  expect(told(new Error('odd')).text).toBe(
    'Wiregrade failed, which is no fault of any submission: odd\nAdd --debug before the command for details.\n',
  );
  expect(told(full, true).text).toContain('at ');
});
