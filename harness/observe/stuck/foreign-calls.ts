import { createRequire } from 'node:module';

/** Linux calls by which one process looks into another. */
export interface ForeignCalls {
  syscall(number: number, a: number, b: number, c: number, d: number, e: number): number;
  getsockopt(fd: number, level: number, name: number, value: Buffer, length: Buffer): number;
  getxattr(path: string, name: string, value: Buffer, size: number): number;
  close(fd: number): number;
}

let calls: ForeignCalls | 'none' | undefined;

/** Loaded once; undefined where koffi or the C library is not to be had. */
export function loadCalls(): ForeignCalls | undefined {
  calls ??= bind();
  return calls === 'none' ? undefined : calls;
}

function bind(): ForeignCalls | 'none' {
  try {
    const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
    const libc = koffi.load('libc.so.6');
    return {
      syscall: libc.func('long syscall(long, long, long, long, long, long)'),
      getsockopt: libc.func('int getsockopt(int, int, int, _Out_ void *, _Inout_ void *)'),
      getxattr: libc.func('long getxattr(const char *, const char *, _Out_ void *, size_t)'),
      close: libc.func('int close(int)'),
    };
  } catch {
    return 'none';
  }
}
