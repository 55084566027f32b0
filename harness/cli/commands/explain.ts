import { nearestName } from '../../spec/nearest-name.ts';
import { type ReasonCode, reasons } from '../../verdict/reasons.ts';
import { UsageError } from '../usage-error.ts';

/** Prints what a reason means, or the list of all. */
export async function explain(code: string | undefined): Promise<number> {
  if (code === undefined) {
    const longest = Math.max(...Object.keys(reasons).map((name) => name.length));
    for (const [name, { title }] of Object.entries(reasons)) {
      process.stdout.write(`${name.padEnd(longest)}  ${title}\n`);
    }
    return 0;
  }
  if (!Object.hasOwn(reasons, code)) {
    const near = nearestName(code, Object.keys(reasons));
    throw new UsageError(
      `There is no reason ${code}${near ? `; ${near}` : ''}. \`wiregrade explain\` lists them all.`,
    );
  }
  const { title, explanation, example } = reasons[code as ReasonCode];
  process.stdout.write(`${code}: ${title}\n\n  ${explanation}\n\n  For example: ${example}\n`);
  return 0;
}
