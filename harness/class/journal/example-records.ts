import type { Began, CaseRecord } from './record.ts';

/** The beginning of a run, for tests. */
export function exampleBegan(names: string[]): Began {
  return {
    ...{ kind: 'began', journal: 1, wiregrade: '0.1.0', regrade: [], seed: 1 },
    ...{ isolation: 'none', lacks: [], workplace: '/tmp/wiregrade-x', startedAt: '2026-01-01T00:00:00.000Z' },
    command: { assignment: '/shout/assignment.yaml', submissions: ['/hand-ins'], options: '{}' },
    assignment: { id: 'shout', title: 'A shouting server', file: '/shout/assignment.yaml', text: '' },
    roll: names.map((name) => ({ name })),
    plan: ['shouts'],
  };
}

/** A case that a submission has passed, for tests. */
export function exampleCase(submission: string): Omit<CaseRecord, 'kind'> {
  return {
    ...{ submission, id: 'shouts' },
    basis: { submission: 'files', case: 'case', grader: 'grader', tools: { node: 'v20' } },
    report: {
      ...{ id: 'shouts', title: 'Shouts back', points: 4, extraCredit: false, visibility: 'visible' },
      ...{ tags: [], outcome: { state: 'passed', earned: 4 }, checks: [], programs: [] },
    },
  };
}
