import type { Assignment, Case } from '../../spec/assignment.ts';
import { counted } from '../../verdict/counted.ts';
import type { PublicCases } from './public-cases.ts';

/** What stands beside the handout: how to check one's own work, and what is graded besides. */
export function checkingPage(
  assignment: Assignment,
  cases: PublicCases,
  handout: string | undefined,
): string {
  const { id, title } = assignment;
  return [
    `# ${title}`,
    ...(handout === undefined ? [] : [`What is asked for stands in [${handout}](${encodeURI(handout)}).`]),
    '## Check your work',
    'With this folder beside the one that your program is in:',
    `\`\`\`sh\ncd my-work\nwiregrade check ../${id}\n\`\`\``,
    `\`wiregrade list ../${id}\` shows the cases, and \`--case\` with the name of one checks that one alone. \`--format html\` shows what was said on the wire, and \`--pcap\` saves it for Wireshark.`,
    '## What is graded',
    table(cases),
    ...besides(cases),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function table({ shown, central }: PublicCases): string {
  const row = (one: Case, where: string): string => `| ${cell(one.title)} | ${pointsOf(one)} | ${where} |`;
  return [
    '| case | points | checked |',
    '|---|---|---|',
    ...shown.map((one) => row(one, `\`${one.id}\``)),
    ...central.map((one) => row(one, 'graded centrally')),
  ].join('\n');
}

function cell(text: string): string {
  return text.replace(/[\\|`*_<>[\]]/g, '\\$&');
}

/** A case of several rows is worth its points in each. */
function pointsOf(one: Case): string {
  const points = one.points * one.for.length;
  return one.extraCredit ? `+${points}` : `${points}`;
}

function besides({ central, hidden }: PublicCases): string[] {
  const points = hidden.reduce((sum, one) => sum + one.points * one.for.length, 0);
  return [
    ...(central.length === 0
      ? []
      : ['*Graded centrally*: your program talks to ours, which is not in this folder.']),
    ...(hidden.length === 0
      ? []
      : [`Besides, ${counted(hidden.length, 'hidden case')} of ${counted(points, 'point')} will be graded.`]),
  ];
}
