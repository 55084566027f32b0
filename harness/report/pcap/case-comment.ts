import { showText } from '../printable.ts';
import type { Recorded } from './recorded.ts';

/** What stands at the head of a capture: which case it is, what it came to, what of it is recorded. */
export function caseComment({
  transcript: { case: planned, submission },
  verdict: { outcome },
}: Recorded): string {
  const lines = [
    `${planned.assignment.id}, case ${planned.id}: ${planned.title}`,
    `submission: ${submission}`,
    `verdict: ${outcome.state}, ${outcome.earned} of ${planned.case.points} points`,
    ...(outcome.state === 'passed' ? [] : [`reason: ${outcome.reason.code}: ${outcome.reason.message}`]),
    '',
    'Made from the transcript of the case. Bytes, writes, datagrams, FIN, RST and times are',
    'as recorded; sequence numbers, acknowledgements and windows are filled in.',
  ];
  return lines.map((line) => showText(line)).join('\n');
}
