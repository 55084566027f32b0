/** A program whose system calls are written down: by which strace, into which file. */
export interface Trace {
  /** Absolute path of strace. */
  strace: string;
  /** Outside of what the program can reach. */
  file: string;
}

const calls = 'socket,bind,listen,accept,accept4,connect,setsockopt,shutdown,close';

/** The command under strace(1): outside the sandbox, the kernel stops the program only at the calls named. */
export function traced(argv: string[], { strace, file }: Trace): string[] {
  const quiet = ['-qq', '-e', 'signal=none'];
  return [strace, '-f', '-y', '--seccomp-bpf', ...quiet, '-e', `trace=${calls}`, '-o', file, '--', ...argv];
}
