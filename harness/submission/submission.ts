import type { Place } from '../spec/assignment.ts';

/** What one student or team handed in, as far as the assignment's programs go. */
export interface Submission {
  /** The folder's name: what reports call it. */
  name: string;
  /** Absolute path of what was handed in; never written to. */
  folder: string;
  /** One for each program of the assignment that the cases ask of a submission. */
  programs: Record<string, FoundProgram>;
}

export type FoundProgram =
  | { state: 'found'; program: StartableProgram }
  /** `looked`: what was tried; `near`: what was seen instead, and what to do about it. */
  | { state: 'missing'; looked: string[]; near: string[] };

/** How to build and start one program; paths are relative to its working folder. */
export interface StartableProgram {
  language: LanguageId;
  /** The entry file, or the override's command line. */
  entry: string;
  /** Where it is built and started, relative to the submission's folder; mostly `.`. */
  workingFolder: string;
  /** Ran once, in a copy; empty where nothing has to be built. */
  build: string[][];
  /** A file that the build must leave behind, where running depends on it. */
  makes?: string;
  /** What is executed; the assignment's args follow, unless `ownArgs`. */
  run: string[];
  /** The override said which arguments it wants: `${host}` and `${port}` in `run` are templates. */
  ownArgs: boolean;
  env: Record<string, string>;
  /** Tools that must be on PATH, with the package that brings them. */
  needs: Tool[];
}

export interface Tool {
  tool: string;
  /** Debian's name for what brings it. */
  package: string;
}

export type LanguageId = 'python' | 'node' | 'c' | 'cpp' | 'java' | 'go' | 'rust' | 'make' | 'command';

/** A command line of the student's or the instructor's own in place of the convention. */
export interface ProgramOverride {
  run: string;
  build?: string[];
}
export type Overrides = Record<string, ProgramOverride>;

/** Why a folder cannot be graded at all; a fault of whoever made or named it. */
export interface SubmissionProblem {
  code: 'no-folder' | 'no-program' | 'too-large' | 'unreadable' | 'bad-override';
  /** The folder or file that the problem is about. */
  path: string;
  message: string;
  /** Where in `path`, when that is a file. */
  place?: Place;
}

/** What building one program came to. */
export type Built =
  | {
      state: 'built' /** The copy that every case copies afresh. */;
      folder: string;
      start: Start;
      ms: number;
    }
  | {
      state: 'failed';
      program: string;
      command: string[];
      /** Relative to the submission's folder. */
      file?: string;
      line?: number;
      message: string;
      /** The end of what the build printed. */
      output: string;
    }
  | { state: 'no-toolchain'; program: string; tool: string; package: string };

/** All that starting a built program takes. */
export interface Start {
  /** The tool's real path, or a path relative to `workingFolder`, and its words. */
  argv: string[];
  /** `argv` has the arguments already, as templates; otherwise the assignment's follow. */
  ownArgs: boolean;
  /** Relative to the copy. */
  workingFolder: string;
  env: Record<string, string>;
}

/** Tells the two outcomes of opening apart. */
export function isSubmissionProblem(value: object): value is SubmissionProblem {
  return 'code' in value && 'message' in value;
}
