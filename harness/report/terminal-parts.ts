import { screenLines } from './terminal-screen.ts';

/** One part of a failure: its lines in full, then the same told ever more briefly. */
export type Part = (() => string[])[];

/** Parts by name, in the order in which they are read. */
export type Parts<Name extends string> = { [name in Name]: Part };

/** Lines of all parts, each as brief as it must be for so many lines; `givesWay` names who yields next. */
export function withinLines<Name extends string>(
  parts: Parts<Name>,
  givesWay: readonly Name[],
  most: number,
): string[] {
  const names = Object.keys(parts) as Name[];
  const told = new Map(names.map((name) => [name, formOf(parts[name], 0)]));
  const brevity = new Map<Name, number>();
  const all = (): string[] => [...told.values()].flat();
  for (const name of givesWay) {
    if (screenLines(all()) <= most) break;
    const form = (brevity.get(name) ?? 0) + 1;
    brevity.set(name, form);
    told.set(name, formOf(parts[name], form));
  }
  return all();
}

/** What cannot be said more briefly stays as it is. */
function formOf(part: Part, form: number): string[] {
  return part[Math.min(form, part.length - 1)]?.() ?? [];
}
