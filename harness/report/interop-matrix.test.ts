import { expect, test } from '@jest/globals';
import { type InteropReport, interopMatrix } from './interop-matrix.ts';

const reasons = [{ case: 'delivers', state: 'failed', code: 'no-output', message: 'bob printed nothing' }];

/** Two hand-ins, of which the one’s client cannot talk to the other’s server. */
function reportOf(names: string[]): InteropReport {
  const pairings = names.flatMap((client, row) =>
    names.map((server, column) =>
      row === 0 && column === 1
        ? { client, server, state: 'failed' as const, reasons }
        : { client, server, state: 'passed' as const, reasons: [] },
    ),
  );
  return { interop: 1, wiregrade: '1', assignment: 'arq', seed: 7, cases: ['delivers'], names, pairings };
}

test('clients are rows, servers columns; what went wrong stands below', () => {
  expect(interopMatrix(reportOf(['ann', 'bob', 'reference']))).toEqual([
    'arq: every client with every server, in 1 case',
    '',
    '           server of',
    'client of  ann        bob        reference',
    'ann        ✔          ✘          ✔',
    'bob        ✔          ✔          ✔',
    'reference  ✔          ✔          ✔',
    '',
    'the client of ann with the server of bob: delivers',
    '  bob printed nothing',
    '',
    '8 of 9 pairings work',
  ]);
});

test('a name that would move the terminal, or is long, does not', () => {
  const lines = interopMatrix(reportOf(['a\u001b[2J', 'x'.repeat(40)])).join('\n');
  expect(lines).not.toContain('\u001b');
  expect(lines).not.toContain('x'.repeat(17));
});
