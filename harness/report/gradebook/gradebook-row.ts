import type { CaseReport, Report, SubmissionReport } from '../report.ts';

type Student = NonNullable<SubmissionReport['students']>[number];

/** One student’s line in a gradebook; a team’s hand-in gives one to each of its members. */
export interface GradebookRow {
  name: string;
  ids: Student['ids'];
  section: string;
  submission: string;
  late: 'late' | 'in time' | '';
  state: 'graded' | 'provisional' | 'nothing handed in' | 'not opened';
  earned: number;
  possible: number;
  unsettled: number;
  /** Points by case. */
  cases: Map<string, number>;
}

/** Every student of the report, in its order. */
export function gradebookRows({ submissions }: Report): GradebookRow[] {
  return submissions.flatMap((submission) => {
    const { name, late, score, cases } = submission;
    const students: Student[] = submission.students ?? [{ name, ids: {} }];
    const common = {
      submission: name,
      late: late === undefined ? ('' as const) : late ? ('late' as const) : ('in time' as const),
      state: stateOf(score.unsettled, cases),
      earned: rounded(score.earned),
      possible: rounded(score.possible),
      unsettled: rounded(score.unsettled),
      cases: new Map(cases.map(({ id, outcome }) => [id, rounded(outcome.earned)])),
    };
    return students.map(({ name: student, ids, section = '' }) => ({
      name: student,
      ids,
      section,
      ...common,
    }));
  });
}

function stateOf(unsettled: number, cases: CaseReport[]): GradebookRow['state'] {
  const codes = cases.map(({ outcome }) => (outcome.state === 'passed' ? '' : outcome.reason.code));
  if (codes.includes('nothing-handed-in')) return 'nothing handed in';
  if (codes.includes('not-opened')) return 'not opened';
  return unsettled > 0 ? 'provisional' : 'graded';
}

/** As Canvas and Moodle keep them: two decimals. */
function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
