import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { hashOf, type PlannedCase } from '../../plan/planned-case.ts';
import type { Assignment } from '../../spec/assignment.ts';
import type { Isolation } from '../../verdict/evidence.ts';
import type { Basis } from './basis.ts';
import { contentHash } from './content-hash.ts';
import { wiregradeHash } from './wiregrade-hash.ts';

/** How cases are run, as far as it may change what comes of them; `options` in words. */
export interface Manner {
  isolation: Isolation;
  options: string;
}

/** What a result stands on, by the hash of what was handed in, the case's id and the tools. */
export type Basing = (submission: string, id: string, tools: Basis['tools']) => Basis;

/** Hashes once what all submissions have in common. */
export async function openBasing(
  plan: PlannedCase[],
  { reference }: Pick<Assignment, 'reference'>,
  { isolation, options }: Manner,
): Promise<Basing> {
  const grader = sha256(JSON.stringify([wiregradeHash(), isolation, options]));
  const [folder] = Object.values(reference);
  const played = plan.some(playsReference) && folder !== undefined && existsSync(folder);
  const files = played ? await contentHash(folder) : '';
  const cases = new Map(
    plan.map((one) => [one.id, sha256(`${hashOf(one)} ${playsReference(one) ? files : ''}`)]),
  );
  return (submission, id, tools) => ({ submission, case: cases.get(id) ?? '', grader, tools });
}

function playsReference(planned: PlannedCase): boolean {
  return Object.values(planned.case.players ?? {}).includes('reference');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
