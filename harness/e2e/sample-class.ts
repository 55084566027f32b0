import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Report } from '../report/report.ts';
import { outcomes, root } from './wiregrade.ts';

type Deserved = Record<string, { why: string; cases: Record<string, string | { failed: string }> }>;

/** What each submission of the sample class deserves, by assignment; written down before it was first graded. */
export const deserved = parse(
  readFileSync(join(root, 'fixtures/classes/first/expected.yaml'), 'utf8'),
) as Record<string, Deserved>;

/** What was foretold of an assignment, and what came of it in the same words; where only a state was foretold, the reason may be any. */
export function cameAndForetold(assignment: string, report: Report): { came: object; foretold: object } {
  const own = deserved[assignment] ?? {};
  const came = Object.entries(outcomes(report)).map(([name, cases]) => [
    name,
    agreeing(cases, own[name]?.cases ?? {}),
  ]);
  const foretold = Object.entries(own).map(([name, { cases }]) => [name, words(cases)]);
  return { came: Object.fromEntries(came), foretold: Object.fromEntries(foretold) };
}

function agreeing(came: Record<string, string>, foretold: Deserved[string]['cases']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(came).map(([id, outcome]) => [
      id,
      typeof foretold[id] === 'string' ? (outcome.split(' ')[0] ?? '') : outcome,
    ]),
  );
}

function words(foretold: Deserved[string]['cases']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(foretold).map(([id, one]) => [id, typeof one === 'string' ? one : `failed ${one.failed}`]),
  );
}
