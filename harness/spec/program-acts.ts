import type { Template } from './byte-source.ts';
import type { Frame, Pattern, Tolerance } from './pattern.ts';

export interface StartAct {
  verb: 'start';
  program: string;
  /** Replace the program's own where given. */
  args?: Template[];
  env?: Record<string, Template>;
  withinMs: number;
}

export interface StdinAct {
  verb: 'stdin';
  of: string;
  lines: Template[];
  /** `asked`: each line when the program blocks reading; `now`: at once. */
  when: 'asked' | 'now';
  /** End of file after the lines; otherwise standard input stays open. */
  then?: 'end';
  withinMs: number;
}

export interface OutputAct {
  verb: 'stdout' | 'stderr';
  of: string;
  pattern: Pattern;
  frame: Frame;
  /** `exit`: judged on everything printed until the program has ended. */
  until?: 'exit';
  tolerate: Tolerance[];
  withinMs: number;
}

export type ExitStatus = 'any' | 'success' | 'failure' | { code: number } | { signal: string };

export interface ExitAct {
  verb: 'exit';
  of: string;
  status: ExitStatus;
  withinMs: number;
}

export interface SignalAct {
  verb: 'signal';
  of: string;
  /** With `SIG`: SIGTERM, SIGINT, SIGKILL … */
  signal: string;
}

export interface StopAct {
  verb: 'stop';
  of: string;
  withinMs: number;
}

export interface RestartAct {
  verb: 'restart';
  of: string;
  withinMs: number;
}
