import type { Place } from './assignment.ts';
import type { SpecProblem, SpecProblemCode } from './spec-problem.ts';

/** More mistakes than this in one file help nobody. */
const mostProblems = 100;

/** Gathers an author's mistakes, each once, in the order of the file. */
export class Problems {
  private readonly found = new Map<string, SpecProblem>();

  constructor(private readonly file: string) {}

  add(code: SpecProblemCode, place: Place, message: string, fix?: string): void {
    const key = `${place.line}:${place.column}:${message}`;
    if (this.found.has(key)) return;
    this.found.set(key, { code, file: this.file, place, message, ...(fix === undefined ? {} : { fix }) });
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
