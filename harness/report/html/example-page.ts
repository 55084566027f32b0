import type { Act } from '../../spec/assignment.ts';
import type { Happening } from '../../verdict/evidence.ts';
import { acts, bytes, caseOf, steps } from '../../verdict/example-case.ts';
import { during, seen, transcriptOf } from '../../verdict/example-transcript.ts';
import { judge } from '../../verdict/judge.ts';
import { caseLines } from '../case-lines.ts';
import { caseReport } from '../case-report.ts';
import { reportOn } from '../example-report.ts';
import { forStudent } from '../for-student.ts';
import type { Drawing } from '../ladder/drawing.ts';
import { ladderOf } from '../ladder/ladder-of.ts';
import type { CaseReport } from '../report.ts';
import type { StudentPage } from './student-page.ts';

/** A case as tests write it: its name, what it does, and what happened. */
export interface Told {
  id: string;
  title?: string;
  visibility?: 'visible' | 'hidden';
  acts: Act[];
  happenings: Happening[];
}

const source =
  '- id: example\n  steps:\n    - connect: alice\n    - send: hello\n    - expect: hello\n- id: next\n';

/** What a run would make of it: the case's report, and its drawing. */
export function toldCase({ id, title = id, visibility = 'visible', ...told }: Told): [CaseReport, Drawing] {
  const plain = caseOf(steps(told.acts), { visibility });
  const planned = { ...plain, id, title };
  const transcript = transcriptOf(planned, told.happenings);
  const one = caseReport({
    verdict: judge(transcript),
    assignment: { file: 'assignment.yaml', text: source },
    events: transcript.events,
    repeat: `wiregrade check echo --case ${id}`,
  });
  return [one, { ladder: ladderOf({ transcript, verdict: one, source }), lines: caseLines(source, 1) }];
}

/** The page of a submission with these cases. */
export function pageOf(name: string, cases: [CaseReport, Drawing][]): StudentPage {
  const score = { earned: 2, possible: 8, extra: 0, unsettled: 0 };
  const report = forStudent(reportOn([{ name, score, cases: cases.map(([one]) => one) }]));
  const [submission] = report.submissions as [(typeof report.submissions)[number]];
  return { report, submission, drawings: new Map(cases.map(([{ id }, drawing]) => [id, drawing])) };
}

/** What a program and its author may try on whoever looks at the page. */
export const hostile =
  '</pre><script>document.title="owned"</script><img src=x onerror=alert(1)>"\'\u202e\0\x1b[31m\ud800&amp;';

const talk = [acts.connect('alice'), acts.send('alice', 'hello'), acts.expect('alice', bytes('hello'))];
const hello = [seen.started(), ...during('0', 'satisfied', seen.opened('alice'))];

/** A wrong answer, in pieces, with hostile bytes, printed lines and an end of each kind. */
export const wrongAnswer: Told = {
  id: 'wrong',
  acts: talk,
  happenings: [
    ...hello,
    seen.printed('server', `listening ${hostile}\n`),
    ...during(
      '1',
      'satisfied',
      seen.sent('alice', 'he'),
      { kind: 'read-by-program', end: 'alice' },
      seen.sent('alice', 'llo'),
    ),
    ...during('2', 'impossible', seen.received('alice', `hel${hostile}`)),
    seen.afterwards,
    seen.halfClosed('alice'),
    seen.closed('alice', 'reset'),
  ],
};

/** No answer, and a proof of it. */
export const stuck: Told = {
  id: 'stuck',
  acts: talk,
  happenings: [
    ...hello,
    ...during('1', 'satisfied', seen.sent('alice', '{"op":"add","a":[1,2]}')),
    ...during('2', 'stuck', {
      kind: 'proved-stuck',
      blocked: [{ program: 'server', call: 'recv()', on: 'the connection from alice' }],
      unread: [{ end: 'alice', bytes: 0 }],
    }),
  ],
};

/** Everything as it should be. */
export const right: Told = {
  id: 'right',
  acts: talk,
  happenings: [
    ...hello,
    ...during('1', 'satisfied', seen.sent('alice', 'hello')),
    ...during('2', 'satisfied', seen.received('alice', 'hello')),
    seen.done,
  ],
};

/** Far more rows than a reader wants to see at once. */
export const long: Told = {
  id: 'long',
  acts: [acts.connect('alice'), ...Array.from({ length: 400 }, () => acts.send('alice', 'x'.repeat(3000)))],
  happenings: [
    ...hello,
    ...Array.from({ length: 400 }, (_, step) =>
      during(
        String(step + 1),
        'satisfied',
        seen.sent('alice', 'x'.repeat(3000)),
        seen.printed('server', `${step}\n`),
      ),
    ).flat(),
    seen.done,
  ],
};
