import { loadCalls } from './foreign-calls.ts';

/** Numbers that are the same on every architecture. */
const pidfdOpen = 434;
const pidfdGetfd = 438;
const solSocket = 1;
const timeoutOption = { receive: 20, send: 21 };

/** The timeout of another process's socket in nanoseconds, 0 for none; undefined where refused. */
export function readSocketTimeout(pid: number, fd: number, way: 'receive' | 'send'): bigint | undefined {
  const value = readSocketOption(pid, fd, timeoutOption[way]);
  return value && value.readBigInt64LE(0) * 1_000_000_000n + value.readBigInt64LE(8) * 1000n;
}

/**
 * An option of another process's socket, at the level SOL_SOCKET: its descriptor
 * is borrowed for a moment. pidfd_getfd(2); undefined where refused.
 */
export function readSocketOption(pid: number, fd: number, option: number): Buffer | undefined {
  const calls = loadCalls();
  if (!calls) return undefined;
  const process = calls.syscall(pidfdOpen, pid, 0, 0, 0, 0);
  if (process < 0) return undefined;
  const borrowed = calls.syscall(pidfdGetfd, process, fd, 0, 0, 0);
  calls.close(process);
  if (borrowed < 0) return undefined;
  const value = Buffer.alloc(16);
  const length = Buffer.from([16, 0, 0, 0]);
  const result = calls.getsockopt(borrowed, solSocket, option, value, length);
  calls.close(borrowed);
  return result === 0 ? value : undefined;
}
