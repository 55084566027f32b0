import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { constants } from 'node:os';

/**
 * How a connection that Node reports as ended was ended. libuv skips the last
 * read when the one before was short, and then calls a reset an end of file
 * (POLLHUP in uv__stream_io); the kernel still holds the error. ECONNRESET is an
 * RST; EPIPE is an RST after a FIN, so the end was a FIN. socket(7), SO_ERROR
 */
export function endedBy(socket: Socket): 'fin' | 'reset' {
  const fd = (socket as unknown as { _handle?: { fd?: number } })._handle?.fd;
  if (fd === undefined || fd < 0) return 'fin';
  return pendingError(fd) === constants.errno.ECONNRESET ? 'reset' : 'fin';
}

const solSocket = 1;
const soError = 4;

type Getsockopt = (fd: number, level: number, name: number, value: Buffer, length: Buffer) => number;
let getsockopt: Getsockopt | undefined;

function pendingError(fd: number): number {
  const value = Buffer.alloc(4);
  const length = Buffer.from([4, 0, 0, 0]);
  getsockopt ??= bind();
  return getsockopt(fd, solSocket, soError, value, length) === 0 ? value.readInt32LE() : 0;
}

function bind(): Getsockopt {
  try {
    const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
    return koffi.load('libc.so.6').func('int getsockopt(int, int, int, _Out_ void *, _Inout_ void *)');
  } catch {
    // Not Linux: an end of file is then taken for a FIN.
    return () => -1;
  }
}
