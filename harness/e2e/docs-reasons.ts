import { knownMistakes } from '../verdict/findings/known-mistakes.ts';
import { reasons } from '../verdict/reasons.ts';

/** The page of reasons, from the same texts that `wiregrade explain` prints. */
export function reasonsPage(): string {
  const sections = groups.flatMap(({ title, about, codes }) => [
    `## ${title}`,
    about,
    ...codes.flatMap((code) => sectionOf(code)),
  ]);
  return `${[...opening, ...sections, ...mistakes].join('\n\n')}\n`;
}

type Code = keyof typeof reasons;

const opening = [
  '# Reasons',
  'Every verdict that is not `passed` has a reason from this list, and no other. `wiregrade explain <reason>` prints the same text, of known mistakes too. This page is generated: `UPDATE_DOCS=1 npm run jest -- harness/e2e/docs.test.ts`.',
  'Beside the reason, a report may name one or two known mistakes that the evidence shows, each with a hint.',
];

const undecided: readonly Code[] = [
  'toolchain-missing',
  'port-busy',
  'interrupted',
  'not-run-yet',
  'harness-fault',
];
const skipped: readonly Code[] = ['needs-not-passed'];

const groups: { title: string; about: string; codes: Code[] }[] = [
  {
    title: 'Failed',
    about: 'The program did something else than the case expects. The points of the case are lost.',
    codes: (Object.keys(reasons) as Code[]).filter(
      (code) => !undecided.includes(code) && !skipped.includes(code),
    ),
  },
  {
    title: 'Skipped',
    about: 'The case was not run, because it builds on one that failed.',
    codes: [...skipped],
  },
  {
    title: 'Undecided',
    about: 'Wiregrade could not tell. No points are lost; they are unsettled until the case is graded again.',
    codes: [...undecided],
  },
];

const mistakes = [
  '## Known mistakes',
  'What a report may name beside the reason: a mistake that the evidence shows, and the question that leads to it.',
  ...Object.entries(knownMistakes).flatMap(([code, { title, hint }]) => [
    `### ${code}`,
    `**${title.replace(/\.$/, '')}.** ${hint}`,
  ]),
];

function sectionOf(code: Code): string[] {
  const { title, explanation, example } = reasons[code];
  return [`### ${code}`, `**${title}.** ${explanation}`, `For example: \`${example}\``];
}
