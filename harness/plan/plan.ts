import type { Assignment, Case, JsonTemplate, Step } from '../spec/assignment.ts';
import { readIdWithSeed, withSeed } from './link-seeds.ts';
import type { PlannedCase } from './planned-case.ts';

/** Which cases to run; an empty list selects all. */
export interface Selection {
  cases: string[];
  tags: string[];
}

/** Cases in the order in which they are run: each after those that it needs. */
export function planRun(assignment: Assignment, selection: Selection, seed: number): PlannedCase[] {
  const taken = new Set<string>();
  return inOrder(assignment.cases)
    .flatMap((one) => one.for.map((row) => planCase(assignment, one, row, seed)))
    .map((planned) => ({ ...planned, id: freeId(planned.id, taken) }))
    .flatMap((planned) => selected(planned, selection));
}

/** Rows may look alike in an id; the id names one case, and its transcript. */
function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let count = 2; taken.has(free); count++) free = `${id}-${count}`;
  taken.add(free);
  return free;
}

/** By its own id, or by that of the case that its row belongs to; `id@8` gives its link the seed 8. */
function selected(planned: PlannedCase, { cases, tags }: Selection): PlannedCase[] {
  const asked = cases.map(readIdWithSeed).filter(({ id }) => id === planned.id || id === planned.case.id);
  const named = cases.length === 0 || asked.length > 0;
  const tagged = tags.length === 0 || tags.some((tag) => planned.case.tags.includes(tag));
  if (!named || !tagged) return [];
  const seed = asked.find((one) => one.seed !== undefined)?.seed;
  return [seed === undefined ? planned : withSeed(planned, seed)];
}

function planCase(assignment: Assignment, one: Case, row: Case['for'][number], seed: number): PlannedCase {
  const { for: _rows, ...rest } = one;
  const { id, title, file } = assignment;
  return {
    assignment: { id, title, file },
    id: [one.id, ...Object.values(row).map(inId)].join('-'),
    title: fillTitle(one.title, row),
    row,
    case: { ...rest, steps: [...rest.startFirst.map((name) => startStep(name, one)), ...rest.steps] },
    programs: assignment.programs,
    seed,
  };
}

/** Servers that no step starts are started before the first. */
function startStep(program: string, { place }: Case): Step {
  return { id: `start-${program}`, place, act: { verb: 'start', program, withinMs: startWithinMs } };
}

/** Real servers are ready after 0.9 s at most; the rest is for a machine that is busy. */
const startWithinMs = 10_000;

function inId(value: JsonTemplate): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replace(/[^A-Za-z0-9.]+/g, '_').slice(0, 24);
}

function fillTitle(title: string, row: Record<string, JsonTemplate>): string {
  return title.replace(/\$\{([\w-]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(row, name) ? row[name] : undefined;
    if (value === undefined) return whole;
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

/** Depth first along `needs`, otherwise as in the file; the loader has refused circles. */
function inOrder(cases: Case[]): Case[] {
  const byId = new Map(cases.map((one) => [one.id, one]));
  const placed = new Set<Case>();
  const place = (one: Case): void => {
    if (placed.has(one)) return;
    for (const id of one.needs) {
      const needed = byId.get(id);
      if (needed) place(needed);
    }
    placed.add(one);
  };
  cases.forEach(place);
  return [...placed];
}
