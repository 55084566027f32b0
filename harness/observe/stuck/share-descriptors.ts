import { arch } from 'node:process';
import { loadCalls } from './foreign-calls.ts';

const kcmpNumber = arch === 'arm64' ? 272 : 312;
const kcmpFiles = 2;

/** Whether two threads have one table of descriptors; kcmp(2). Where it does not say so, they have not. */
export function shareDescriptors(one: number, other: number): boolean {
  const calls = loadCalls();
  return calls !== undefined && calls.syscall(kcmpNumber, one, other, kcmpFiles, 0, 0) === 0;
}
