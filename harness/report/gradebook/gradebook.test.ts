import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Outcome } from '../../verdict/verdict.ts';
import { failedWith, passed, reportOn, submissionOf, verdictOf } from '../example-report.ts';
import type { Report, SubmissionReport } from '../report.ts';
import { canvasImport } from './canvas.ts';
import { inert } from './formula.ts';
import { renderGradebook } from './gradebook.ts';
import { moodleImport } from './moodle.ts';
import { moodleWorksheet } from './moodle-worksheet.ts';

type Students = SubmissionReport['students'];

const ada = {
  name: 'Lovelace, Ada',
  ids: { canvas: '11', student: 's1', login: 'ada', email: 'ada@x.org' },
  section: 'A',
};
const ben = { name: 'Ben "B" Ali', ids: { canvas: '12', email: 'ben@x.org', participant: '4711' } };
const undecided: Outcome = {
  state: 'undecided',
  earned: 0,
  reason: { code: 'port-busy', message: 'taken', findings: [] },
};

function handIn(name: string, students: Students, first = passed): SubmissionReport {
  const whole = submissionOf(name, [verdictOf('one', first), verdictOf('two', passed)]);
  return { ...whole, ...(students && { students }) };
}

const report: Report = reportOn([
  { ...handIn('team', [ada, ben]), late: true },
  handIn('cleo', undefined, undecided),
  handIn('dan', [{ name: 'Dan', ids: { email: 'dan@x.org' } }], failedWith('nothing-handed-in', 'nothing')),
  handIn('eve', [{ name: 'Eve', ids: { participant: '4712' } }], undecided),
]);

function cellsOf(text: string): string[][] {
  return parse(text, { relax_column_count: false });
}

test('the gradebook has a line for each student, with what is provisional marked', () => {
  expect(cellsOf(renderGradebook(report))).toEqual([
    'Name,ID,Login,Email,Section,Submission,Late,State,Earned,Possible,Unsettled,one,two'.split(','),
    ['Lovelace, Ada', 's1', 'ada', 'ada@x.org', 'A', 'team', 'late', 'graded', '4', '4', '0', '2', '2'],
    ['Ben "B" Ali', '12', '', 'ben@x.org', '', 'team', 'late', 'graded', '4', '4', '0', '2', '2'],
    ['cleo', '', '', '', '', 'cleo', '', 'provisional', '2', '4', '2', '0', '2'],
    ['Dan', '', '', 'dan@x.org', '', 'dan', '', 'nothing handed in', '2', '4', '0', '0', '2'],
    ['Eve', '4712', '', '', '', 'eve', '', 'provisional', '2', '4', '2', '0', '2'],
  ]);
});

test('lines end as RFC 4180 says, and there is no mark before the first', () => {
  const text = renderGradebook(report);
  expect(text.startsWith('"Name","ID"')).toBe(true);
  expect(text.split('\r\n')).toHaveLength(7);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

describe('for Canvas', () => {
  test('there are its five columns, the points possible, and no provisional score', () => {
    const { text, leftOut } = canvasImport({ ...report, gradeColumn: 'An echo server (99)' });
    expect(cellsOf(text)).toEqual([
      ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'An echo server (99)'],
      ['    Points Possible', '', '', '', '', '4'],
      ['Lovelace, Ada', '11', 's1', 'ada', 'A', '4'],
      ['Ben "B" Ali', '12', '', '', '', '4'],
      ['Dan', '', '', '', '', '2'],
    ]);
    expect(leftOut).toEqual(['cleo', 'Eve'].map((name) => ({ name, why: 'provisional' })));
  });

  test('nobody is taken for the points possible', () => {
    const sly = handIn('sly', [{ name: 'Points Possible', ids: { canvas: '13' } }]);
    expect(cellsOf(canvasImport(reportOn([sly])).text)[2]?.[0]).toBe('Points-Possible');
  });
});

describe('for Moodle', () => {
  test('one column says who it is, and whom it does not know has no line', () => {
    const { text, leftOut } = moodleImport(report);
    expect(cellsOf(text)).toEqual([
      ['Email address', 'Full name', 'An echo server'],
      ['ada@x.org', 'Lovelace, Ada', '4'],
      ['ben@x.org', 'Ben "B" Ali', '4'],
      ['dan@x.org', 'Dan', '2'],
    ]);
    expect(leftOut).toEqual(['cleo', 'Eve'].map((name) => ({ name, why: 'no identifier' })));
  });

  test('a number that a spreadsheet would run is in no line', () => {
    const sly = handIn('sly', [{ name: 'Sly', ids: { email: '=cmd@x.org' } }]);
    expect(cellsOf(moodleImport(reportOn([sly])).text)).toHaveLength(1);
  });

  test('the worksheet names participants', () => {
    const { text, leftOut } = moodleWorksheet(report);
    expect(cellsOf(text)).toEqual([
      ['Identifier', 'Full name', 'Grade', 'Last modified (grade)'],
      ['Participant 4711', 'Ben "B" Ali', '4', '-'],
    ]);
    expect(leftOut.map(({ name, why }) => `${name}: ${why}`)).toEqual([
      'Lovelace, Ada: no identifier',
      'cleo: no identifier',
      'Dan: no identifier',
      'Eve: provisional',
    ]);
  });
});

describe('a student for whom there are two scores', () => {
  const ids = { canvas: '11', email: 'ADA@x.org', participant: '7' };
  const twice = reportOn([
    handIn('one', [{ name: 'Ada', ids }]),
    handIn('two', [{ name: 'Ada L.', ids: { ...ids, email: 'ada@x.org' } }], undecided),
    handIn('ben', [{ name: 'Ben', ids: { canvas: '12', email: 'ben@x.org', participant: '8' } }]),
  ]);

  test.each([
    ['Canvas', canvasImport],
    ['Moodle', moodleImport],
    ['Moodle’s worksheet', moodleWorksheet],
  ])('is in no line for %s: which counts, nobody has said', (_, render) => {
    const { text, leftOut } = render(twice);
    expect(text).toContain('"Ben"');
    expect(text).not.toContain('Ada');
    expect(leftOut).toEqual(['Ada', 'Ada L.'].map((name) => ({ name, why: 'several scores' })));
  });

  test('has both in the gradebook', () => {
    expect(cellsOf(renderGradebook(twice)).map(([name]) => name)).toEqual(['Name', 'Ada', 'Ada L.', 'Ben']);
  });
});

const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', ' =1+1', '\u200b=1'];

test.each(formulas)('%j is never the beginning of a cell', (name) => {
  const student = {
    name,
    ids: { canvas: name, student: name, login: name, email: name, participant: name },
    section: name,
  };
  const sly = reportOn([handIn(name, [student]), handIn('b', [{ name: 'Ben', ids: { email: 'b@x.org' } }])]);
  const texts = [
    renderGradebook(sly),
    canvasImport(sly).text,
    moodleImport(sly).text,
    moodleWorksheet(sly).text,
  ];
  const cells = texts.flatMap(cellsOf).flat();
  expect(cells.filter((cell) => cell.startsWith(name))).toEqual([]);
  expect(cells).toContain(`'${name}`);
});

test('what is no formula stays as it is, and all of it comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      const [, row] = cellsOf(renderGradebook(reportOn([handIn('x', [{ name, ids: {} }])])));
      expect(row?.[0]).toBe(inert(name));
      expect(inert(name).replace(/^'/, '')).toBe(name.replace(/^'/, ''));
    }),
    { numRuns: 200 },
  );
});
