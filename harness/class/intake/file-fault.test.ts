import { mkdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { fileFaultOf } from './file-fault.ts';

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

test('what a hand-in brought about is told in words', () => {
  const error = thrownBy(() => mkdirSync(`/tmp/${'x'.repeat(300)}`));
  expect(fileFaultOf(error)).toBe('name too long (ENAMETOOLONG)');
});

test.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ENOMEM'])('%s is ours', (code) => {
  const error = Object.assign(new Error(code), { code, errno: -17 });
  expect(() => fileFaultOf(error)).toThrow(error);
});

test('so is a folder that we may not make, and a mistake of ours', () => {
  const error = Object.assign(new Error('denied'), { code: 'EACCES', errno: -13, syscall: 'mkdir' });
  expect(() => fileFaultOf(error)).toThrow(error);
  expect(() => fileFaultOf(new TypeError('x'))).toThrow('x');
});
