import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { readIdWithSeed } from '../plan/link-seeds.ts';
import { planRun } from '../plan/plan.ts';
import type { PlannedCase } from '../plan/planned-case.ts';
import type { Assignment } from '../spec/assignment.ts';
import { withNearestName } from '../spec/nearest-name.ts';
import type { Isolation } from '../verdict/evidence.ts';
import type { OutputFormat } from './read-format.ts';
import type { Runs } from './read-option.ts';
import { UsageError } from './usage-error.ts';

/** What `grade` and `check` understand, as Commander hands it over. */
export interface RunOptions {
  case: string[];
  tag: string[];
  run: Runs;
  seed?: number;
  /** A transcript whose link decides again as it did. */
  replay?: string;
  jobs?: number;
  isolation: Isolation | 'best';
  patience: 'proofs' | 'full';
  out?: string;
  format: OutputFormat[];
  /** A capture for each case, for Wireshark. */
  pcap?: boolean;
  quiet?: boolean;
  reportOnly?: boolean;
}

/** Programs mostly wait, so more of them run at once than there are processors. */
export function defaultJobs(): number {
  return availableParallelism() * 2;
}

/** A seed that the report prints; the command that repeats a case names it. */
export function newSeed(): number {
  return randomInt(1, 2 ** 31 - 1);
}

/** A program that the assignment does not have is a mistake of whoever typed it. */
export function checkRuns(assignment: Assignment, runs: Runs): void {
  const known = Object.keys(assignment.programs);
  for (const name of Object.keys(runs)) {
    if (!known.includes(name)) throw new UsageError(unknown('program', name, known));
  }
}

/** The cases asked for; a name that no case has is a mistake, and so is to ask for nothing. */
export function planSelected(
  assignment: Assignment,
  options: Pick<RunOptions, 'case' | 'tag'>,
  seed: number,
): PlannedCase[] {
  const all = planRun(assignment, { cases: [], tags: [] }, seed);
  const ids = new Set(all.flatMap((one) => [one.id, one.case.id]));
  for (const id of options.case) {
    if (!ids.has(readIdWithSeed(id).id)) throw new UsageError(unknown('case', id, ids));
  }
  const tags = new Set(all.flatMap((one) => one.case.tags));
  for (const tag of options.tag) {
    if (!tags.has(tag)) throw new UsageError(unknown('tag', tag, tags));
  }
  const selected = planRun(assignment, { cases: options.case, tags: options.tag }, seed);
  if (selected.length > 0) return selected;
  throw new UsageError(
    nothingSelected(planRun(assignment, { cases: options.case, tags: [] }, seed), options.tag),
  );
}

function unknown(kind: string, name: string, known: Iterable<string>): string {
  return withNearestName(`The assignment has no ${kind} ${name}`, name, known);
}

function nothingSelected(named: PlannedCase[], tags: string[]): string {
  const theirs = new Map(named.map(({ case: one }) => [one.id, one.tags]));
  const sentences = [...theirs].map(([id, own]) =>
    own.length === 0 ? `The case ${id} has no tags.` : `The case ${id} has the tags ${own.join(', ')}.`,
  );
  return [`No case is left with the tag ${tags.join(' or ')}.`, ...sentences].join(' ');
}
