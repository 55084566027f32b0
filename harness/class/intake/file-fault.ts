import { getSystemErrorMap } from 'node:util';

/** What is wrong with our own machine, whoever handed in what: it must never cost points. */
const OURS = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ENOMEM']);

/** Rethrows an error that says nothing about what was handed in. */
export function rethrowOurs(error: unknown): void {
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  // Folders are made nowhere but where we unpack.
  const mayNotUnpack = code === 'EACCES' && syscall === 'mkdir';
  if (OURS.has(code) || mayNotUnpack) throw error;
}

/** What the file system says against what was handed in, in few words; anything else is rethrown. */
export function fileFaultOf(error: unknown): string {
  rethrowOurs(error);
  const { code, errno = 0 } = error as NodeJS.ErrnoException;
  const [name, words] = getSystemErrorMap().get(errno) ?? [];
  // zlib has numbers of its own.
  if (name === undefined || name !== code) throw error;
  return `${words} (${code})`;
}
