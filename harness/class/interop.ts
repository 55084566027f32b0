import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedCase } from '../plan/planned-case.ts';
import type { Assignment, Role } from '../spec/assignment.ts';
import type { HandIn } from '../submission/hand-in.ts';
import type { Isolation } from '../verdict/evidence.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { gradeSubmission } from './grade-submission.ts';
import { onSite, type Site } from './on-site.ts';
import { copyFolder, type Prepared, prepare, toolsOf } from './prepare.ts';
import { readToolVersions } from './tool-versions.ts';

/** Everybody's client with everybody's server. */
export interface Interop {
  assignment: Assignment;
  /** Hand-ins, and the reference as one of them. */
  contenders: HandIn[];
  plan: PlannedCase[];
  jobs: number;
  patience: 'proofs' | 'full';
}

/** One client with one server, in every case that two play. */
export interface Pairing {
  client: string;
  server: string;
  verdicts: Verdict[];
}

/** The cases that a client and a server play together, each cast anew, none waiting for another. */
export function casesForTwo(plan: PlannedCase[]): PlannedCase[] {
  return plan.flatMap((planned) => {
    const { players, programs } = planned.case;
    const roles = programs.map((name) => planned.programs[name]?.role);
    if (!roles.includes('client') || !roles.includes('server')) return [];
    const cast = Object.fromEntries(Object.keys(players ?? {}).map((name) => [name, 'submission' as const]));
    return [{ ...planned, case: { ...planned.case, needs: [], ...(players && { players: cast }) } }];
  });
}

/** Plays every pairing, as many at once as there are jobs; in the order of clients, then servers. */
export async function playInterop(
  interop: Interop,
  wanted: Isolation | 'best',
  decided: (pairing: Pairing) => void,
  signal: AbortSignal,
): Promise<Pairing[]> {
  return await onSite(wanted, interop.jobs, signal, async (site) => {
    const ready = await prepareAll(interop, site);
    const pairs = interop.contenders.flatMap((client) =>
      interop.contenders.map((server) => ({ client: client.name, server: server.name })),
    );
    return await side(interop.jobs, pairs, async (pair, index) => {
      const pairing = await playPair(interop, site, { pair, index, ready }, signal);
      decided(pairing);
      return pairing;
    });
  });
}

async function prepareAll(
  { assignment, contenders, jobs }: Interop,
  { folder, isolated: { sandbox, groups } }: Site,
): Promise<Map<string, Prepared>> {
  const prepared = await side(jobs, contenders, async (handedIn, index) => {
    const workshop = { assignment, overrides: {}, sandbox, folder: copyFolder(folder, index) };
    return [handedIn.name, await prepare(handedIn, { ...workshop, ...(groups && { groups }) })] as const;
  });
  return new Map(prepared);
}

interface Pair {
  pair: { client: string; server: string };
  index: number;
  ready: Map<string, Prepared>;
}

async function playPair(
  { assignment, plan, patience }: Interop,
  { folder, isolated: { isolation, sandbox, groups }, pool }: Site,
  { pair, index, ready }: Pair,
  signal: AbortSignal,
): Promise<Pairing> {
  const prepared = {
    ...ofRole('client', ready.get(pair.client), assignment),
    ...ofRole('server', ready.get(pair.server), assignment),
  };
  const scratch = join(folder, `pair-${index}`);
  mkdirSync(scratch);
  const tools = await readToolVersions(toolsOf(prepared));
  const common = { isolation, sandbox, ...(groups && { groups }), patience };
  const handedIn = { name: `${pair.client} with ${pair.server}` };
  const verdicts = new Map<string, Verdict>();
  await gradeSubmission(handedIn, {
    ...{ plan, reference: {}, common, scratch, signal },
    prepared: async () => ({ prepared, tools }),
    run: (order) => pool.run(order),
    known: () => undefined,
    decided: ({ planned, verdict }) => void verdicts.set(planned.id, verdict),
  });
  return { ...pair, verdicts: plan.flatMap(({ id }) => verdicts.get(id) ?? []) };
}

function ofRole(role: Role, prepared: Prepared = {}, { programs }: Assignment): Prepared {
  return Object.fromEntries(Object.entries(prepared).filter(([name]) => programs[name]?.role === role));
}

/** So many at a time; the results in the order of the items. */
async function side<Item, Result>(
  slots: number,
  items: Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const slot = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index] as Item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(slots, items.length) }, slot));
  return results;
}
