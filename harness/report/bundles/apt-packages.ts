import type { Assignment } from '../../spec/assignment.ts';

/** Debian's packages for a language, by the ending of its source files. */
const compilers: Record<string, string[]> = {
  py: ['python3'],
  c: ['gcc', 'libc6-dev'],
  cpp: ['g++'],
  java: ['default-jdk-headless'],
};

/** A Makefile may build anything: make comes with the C compiler that it mostly calls. */
const ofMakefiles = ['make', 'gcc', 'libc6-dev'];

/** The packages of Debian and Ubuntu that grading this assignment wants, beside Node. */
export function aptPackages({ programs }: Pick<Assignment, 'programs'>): string[] {
  const entries = Object.values(programs).flatMap(({ entry }) => entry);
  const wanted = entries.flatMap((name) =>
    name === 'Makefile' ? ofMakefiles : (compilers[name.split('.').at(-1) ?? ''] ?? []),
  );
  return ['bubblewrap', ...new Set(wanted)].sort();
}
