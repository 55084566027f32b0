import { describe, expect, test } from '@jest/globals';
import { tooTall } from './one-screen.ts';
import { cameAndForetold, deserved } from './sample-class.ts';
import { gradeInto } from './wiregrade.ts';

describe.each(Object.keys(deserved))('the sample class of %s', (assignment) => {
  test.each(['8', '1'])(
    'every submission gets the verdicts that it deserves, %s at a time',
    async (jobs) => {
      const { report, called } = await gradeInto([
        `assignments/${assignment}`,
        `fixtures/classes/first/${assignment}`,
        ...['--jobs', jobs, '--report-only'],
      ]);
      const { came, foretold } = cameAndForetold(assignment, report);
      expect(came).toEqual(foretold);
      expect(called.code).toBe(0);
      expect(tooTall(report)).toEqual([]);
    },
    300_000,
  );
});
