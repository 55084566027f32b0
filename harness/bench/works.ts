import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeMutant } from '../class/make-mutant.ts';
import { planRun } from '../plan/plan.ts';
import type { Assignment } from '../spec/assignment.ts';
import { loadAssignment } from '../spec/load.ts';
import { loadMutants } from '../spec/mutants.ts';
import { root } from './graded.ts';

/** What `grade` is called with: an assignment and what is handed in for it. */
export type Work = string[];

/** The sample classes: many habits, many mistakes. */
export function sampleClasses(): Work[] {
  return ['acknowledging-client', 'echo-server', 'json-calculator'].map((name) => [
    `assignments/${name}`,
    `fixtures/classes/first/${name}`,
  ]);
}

/** Programs of our own that do on purpose what a case is about. */
export function puppets(): Work[] {
  return ['links', 'udp', 'verbs'].map((name) => [`fixtures/${name}`, `fixtures/${name}/puppet`]);
}

/** Every assignment with its references. */
export async function catalogue(): Promise<Work[]> {
  const assignments = await Promise.all(catalogueNames().map(load));
  return assignments.map(({ id, reference }) => [`assignments/${id}`, ...Object.values(reference)]);
}

/** Every assignment with its mutants, which are made in a folder. */
export async function mutants(folder: string): Promise<Work[]> {
  const assignments = await Promise.all(catalogueNames().map(load));
  return assignments.map((assignment) => {
    const handedIn = join(folder, assignment.id);
    makeMutants(assignment, handedIn);
    return [`assignments/${assignment.id}`, handedIn];
  });
}

function makeMutants(assignment: Assignment, folder: string): void {
  const { reference, mutants: file = '' } = assignment;
  const plan = planRun(assignment, { cases: [], tags: [] }, 1);
  const known = { references: Object.keys(reference), cases: plan.flatMap((one) => [one.case.id, one.id]) };
  mkdirSync(folder);
  for (const mutant of loadMutants(file, known))
    if ('of' in mutant) makeMutant(mutant, reference[mutant.of] ?? '', join(folder, mutant.id), file);
}

function catalogueNames(): string[] {
  const entries = readdirSync(join(root, 'assignments'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function load(name: string): Promise<Assignment> {
  const loaded = await loadAssignment(join(root, 'assignments', name, 'assignment.yaml'));
  if (Array.isArray(loaded)) throw new Error(`assignments/${name} has mistakes`);
  return loaded;
}
