import type { Recall, WhyRun } from '../class/journal/recall.ts';
import { counted } from '../verdict/counted.ts';

/** What is known of an earlier run and what is graded all the same; nothing where the report is new. */
export function recallLines(
  folder: string,
  damaged: number,
  { kept, toRun }: Pick<Recall, 'kept' | 'toRun'>,
): string[] {
  const again = [...toRun].filter(([why]) => why !== 'new');
  const fresh = toRun.get('new') ?? 0;
  const broken =
    damaged === 0
      ? []
      : [`${counted(damaged, 'record')} of the journal cannot be read and will be made again.`];
  if (kept === 0 && again.length === 0) return broken;
  const parts = [
    ...again.map(([why, count]) => `${counted(count, 'case')} graded again, as ${reasons[why]}`),
    ...(fresh > 0 ? [`${fresh} new`] : []),
  ];
  const rest =
    parts.length > 0 ? `; ${parts.join('; ')}` : '. Nothing has changed: --regrade all grades afresh';
  return [...broken, `Continuing ${folder}: ${counted(kept, 'case')} kept${rest}.`];
}

const reasons: Record<WhyRun, string> = {
  new: 'they are new',
  undecided: 'they were undecided',
  asked: 'asked for',
  transcript: 'their transcripts are gone or damaged',
  submission: 'their submissions have changed',
  case: 'the assignment has changed',
  grader: 'Wiregrade, its options or the isolation have changed',
  tools: 'a compiler or an interpreter has changed',
};
