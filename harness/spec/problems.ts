import type { Place } from './assignment.ts';
import type { SpecProblem, SpecProblemCode } from './spec-problem.ts';
import { printable } from './visible-cells.ts';

/** More mistakes than this in one file help nobody. */
const mostProblems = 100;

const longestMessage = 300;

/** Gathers an author's mistakes, each once, in the order of the file. */
export class Problems {
  private readonly found = new Map<string, SpecProblem>();

  constructor(private readonly file: string) {}

  add(code: SpecProblemCode, place: Place, message: string, fix?: string): void {
    const key = `${place.line}:${place.column}:${message}`;
    if (this.found.has(key)) return;
    const remedy = fix === undefined ? {} : { fix: printable(fix) };
    this.found.set(key, { code, file: this.file, place, message: printable(shortened(message)), ...remedy });
  }

  get none(): boolean {
    return this.found.size === 0;
  }

  /** Whether a mistake stands between two lines, both included. */
  within(firstLine: number, lastLine: number): boolean {
    return [...this.found.values()].some(({ place }) => place.line >= firstLine && place.line <= lastLine);
  }

  list(): SpecProblem[] {
    const inOrder = (a: SpecProblem, b: SpecProblem) =>
      a.place.line - b.place.line || a.place.column - b.place.column;
    return [...this.found.values()].sort(inOrder).slice(0, mostProblems);
  }
}

/** An author's own text may be of any length; a message names it and does not repeat it. */
function shortened(message: string): string {
  const named = message.replace(/`([^`]{60})[^`]+`/g, '`$1…`');
  return named.length > longestMessage ? `${named.slice(0, longestMessage)}…` : named;
}
