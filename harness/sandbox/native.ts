import { createRequire } from 'node:module';
import { arch, platform } from 'node:process';

/** The few Linux calls that Node does not offer; each returns -1 on failure. */
export interface Native {
  unshare(flags: number): number;
  setns(fd: number, kind: number): number;
  socket(family: number, type: number, protocol: number): number;
  close(fd: number): number;
  ioctl(fd: number, request: number, argument: Buffer): number;
  send(fd: number, bytes: Buffer, length: number, flags: number): number;
  recv(fd: number, bytes: Buffer, length: number, flags: number): number;
  prctl(option: number, value: number): number;
  waitpid(pid: number, status: Buffer, options: number): number;
  mount(source: string, target: string, kind: string, flags: number, options: string): number;
  umount2(target: string, flags: number): number;
  flock(fd: number, operation: number): number;
  /** The system call by its number, for what the C library may be too old to know. */
  syscall(number: number, first: number, second: number, third: number): number;
}

let loaded: Native | undefined;

/** Loads the C library through koffi, or says why that cannot be. */
export function loadNative(): Native | { unavailable: string } {
  if (platform !== 'linux') return { unavailable: `${platform} has no network namespaces` };
  try {
    loaded ??= bind();
    return loaded;
  } catch (error) {
    return { unavailable: `koffi does not load on ${arch}: ${(error as Error).message}` };
  }
}

type Koffi = typeof import('koffi');

function bind(): Native {
  const koffi = createRequire(import.meta.url)('koffi') as Koffi;
  const libc = koffi.load('libc.so.6');
  return {
    unshare: libc.func('int unshare(int)'),
    setns: libc.func('int setns(int, int)'),
    socket: libc.func('int socket(int, int, int)'),
    close: libc.func('int close(int)'),
    ioctl: libc.func('int ioctl(int, unsigned long, void *)'),
    send: libc.func('long send(int, void *, size_t, int)'),
    recv: libc.func('long recv(int, _Out_ void *, size_t, int)'),
    prctl: libc.func('int prctl(int, unsigned long)'),
    waitpid: libc.func('int waitpid(int, _Out_ void *, int)'),
    mount: libc.func('int mount(const char *, const char *, const char *, unsigned long, const char *)'),
    umount2: libc.func('int umount2(const char *, int)'),
    flock: libc.func('int flock(int, int)'),
    syscall: libc.func('long syscall(long, ulong, ulong, ulong)'),
  };
}

/** prctl(2): orphans of a case become ours, so that none escapes the walk over the tree. */
export function becomeSubreaper(native: Native): boolean {
  const setChildSubreaper = 36;
  return native.prctl(setChildSubreaper, 1) === 0;
}
