import type { Frame, Link, Program, Tolerance } from './assignment.ts';
import type { CompileBudget } from './compile-budget.ts';
import type { Layout } from './layout.ts';
import type { OpenEnds } from './open-ends.ts';
import type { Problems } from './problems.ts';
import type { ReferencedFiles } from './referenced-files.ts';
import type { Source } from './source.ts';

/** What readers of any part of the file share. */
export interface FileScope {
  source: Source;
  problems: Problems;
  files: ReferencedFiles;
  compiling: CompileBudget;
}

/** What every case inherits from the assignment. */
export interface AssignmentScope extends FileScope {
  programs: Record<string, Program>;
  layouts: Record<string, Layout>;
  frame: Frame;
  withinMs: number;
  tolerate: Tolerance[];
}

/** What is known at one point of a case, as its steps are read in order. */
export interface CaseScope extends AssignmentScope {
  /** What `${name}` may name. */
  names: Set<string>;
  ends: OpenEnds;
  started: Set<string>;
  link?: Link;
  /** False where a step could not be read: what is open or started is then a guess. */
  certain: boolean;
  /** Steps read so far, over all branches. */
  steps: { count: number };
  /** How many `repeat` enclose this point, and their rounds multiplied. */
  repeats: { depth: number; rounds: number };
}
