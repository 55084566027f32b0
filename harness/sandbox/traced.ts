/** A program whose system calls are written down: by which strace, into which file. */
export interface Trace {
  /** Absolute path of strace. */
  strace: string;
  /** Outside of what the program can reach. */
  file: string;
}

const calls = 'socket,bind,listen,accept,accept4,connect,setsockopt,shutdown,close';

/**
 * The command under strace(1), outside the sandbox. Without a filter of its own (--seccomp-bpf): calls that
 * ours announces would not come to it; seccomp(2), on the precedence of actions.
 */
export function traced(argv: string[], { strace, file }: Trace): string[] {
  const quiet = ['-qq', '-e', 'signal=none'];
  return [strace, '-f', '-y', ...quiet, '-e', `trace=${calls}`, '-o', file, '--', ...argv];
}
