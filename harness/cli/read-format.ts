import { InvalidArgumentError } from 'commander';
import { type FormatName, formatNames } from '../report/formats/format-names.ts';

/** What is saved beside the report. */
export type SavedFormat = 'html' | FormatName;

/** What is printed, or saved. */
export type OutputFormat = 'terminal' | 'json' | SavedFormat;

export const savedFormats: readonly SavedFormat[] = ['html', ...formatNames];

/** Every word that `--format` takes. */
export const outputFormats: readonly OutputFormat[] = ['terminal', 'json', ...savedFormats];

/** Reads `junit,markdown`, and adds it to what was named before. */
export function formatReader<Format extends string>(all: readonly Format[]) {
  return (text: string, before: Format[]): Format[] => {
    const named = text.split(',').map((name) => readFormat(name.trim(), all));
    return [...new Set([...before, ...named])];
  };
}

function readFormat<Format extends string>(name: string, all: readonly Format[]): Format {
  const known = all.find((one) => one === name);
  if (known) return known;
  const sentence = name === '' ? 'A comma too many.' : `There is no format ${name}.`;
  throw new InvalidArgumentError(`${sentence} The formats: ${all.join(', ')}.`);
}
