import { withNearestName } from '../../spec/nearest-name.ts';
import { knownMistakes } from '../../verdict/findings/known-mistakes.ts';
import { reasons } from '../../verdict/reasons.ts';
import { UsageError } from '../usage-error.ts';

/** Prints what a reason or a known mistake means, or the list of all. */
export async function explain(asked: string | undefined): Promise<number> {
  const text = asked === undefined ? listOfAll() : explanationOf(asked);
  process.stdout.write(`${text}\n`);
  return 0;
}

const explanations = new Map<string, { title: string; paragraphs: readonly string[] }>([
  ...Object.entries(reasons).map(
    ([code, { title, explanation, example }]) =>
      [code, { title, paragraphs: [explanation, `For example: ${example}`] }] as const,
  ),
  ...Object.entries(knownMistakes).map(
    ([code, { title, hint }]) => [code, { title, paragraphs: [hint] }] as const,
  ),
]);

/** What a code means; its letter case does not matter. */
export function explanationOf(asked: string): string {
  const code = asked.toLowerCase();
  const known = explanations.get(code);
  if (known) return [`${code}: ${known.title}`, ...known.paragraphs.map((one) => `  ${one}`)].join('\n\n');
  const wrong = withNearestName(`There is no reason or known mistake ${asked}`, code, explanations.keys());
  throw new UsageError(`${wrong} \`wiregrade explain\` lists them all.`);
}

function listOfAll(): string {
  const longest = Math.max(...[...explanations.keys()].map((code) => code.length));
  const line = (code: string): string => `${code.padEnd(longest)}  ${explanations.get(code)?.title}`;
  const mistakes = ['', 'Known mistakes, told beside a reason:', ...Object.keys(knownMistakes).map(line)];
  return [...Object.keys(reasons).map(line), ...mistakes].join('\n');
}
