import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { gradeInto, outcomes, root } from './wiregrade.ts';

type Deserved = Record<string, { why: string; cases: Record<string, string | { failed: string }> }>;
const expected = parse(readFileSync(join(root, 'fixtures/classes/first/expected.yaml'), 'utf8')) as Record<
  string,
  Deserved
>;

describe.each(Object.keys(expected))('the sample class of %s', (assignment) => {
  test.each(['8', '1'])(
    'every submission gets the verdicts that it deserves, %s at a time',
    async (jobs) => {
      const { report, called } = await gradeInto([
        `assignments/${assignment}`,
        `fixtures/classes/first/${assignment}`,
        ...['--jobs', jobs, '--report-only'],
      ]);
      const came = outcomes(report);
      const deserved = expected[assignment] as Deserved;
      expect(Object.keys(came).sort()).toEqual(Object.keys(deserved).sort());
      for (const [name, { cases }] of Object.entries(deserved)) {
        expect({ name, ...agreeing(came[name] ?? {}, cases) }).toEqual({ name, ...words(cases) });
      }
      expect(called.code).toBe(0);
    },
    300_000,
  );
});

/** Where only a state was foretold, the reason may be any. */
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
