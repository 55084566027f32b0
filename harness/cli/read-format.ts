import { InvalidArgumentError } from 'commander';
import { type FormatName, formatNames } from '../report/formats/format-names.ts';

/** What is printed, or saved beside the report. */
export type OutputFormat = 'terminal' | 'json' | 'html' | FormatName;

/** Every word that `--format` takes. */
export const outputFormats: readonly OutputFormat[] = ['terminal', 'json', 'html', ...formatNames];

/** `junit,markdown`, added to what was named before. */
export function readFormats(text: string, before: OutputFormat[]): OutputFormat[] {
  const named = text.split(',').map((name) => name.trim());
  return [...new Set([...before, ...named.map(readFormat)])];
}

function readFormat(name: string): OutputFormat {
  const known = outputFormats.find((one) => one === name);
  if (known) return known;
  const sentence = name === '' ? 'A comma too many.' : `There is no format ${name}.`;
  throw new InvalidArgumentError(`${sentence} The formats: ${outputFormats.join(', ')}.`);
}
