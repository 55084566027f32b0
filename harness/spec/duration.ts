/** The longest wait that a step may ask for. */
export const longestMs = 600_000;

/** What a duration looks like, for the schema too. */
export const durationPattern = '^[0-9]+(\\.[0-9]+)?(ms|s|m)$';

const unitMs = { ms: 1, s: 1000, m: 60_000 };

/** `300ms`, `2s`, `1.5s`, `1m` in milliseconds; nothing where the text is no duration. */
export function durationMs(text: string): number | undefined {
  const match = /^([0-9]{1,9}(?:\.[0-9]{1,9})?)(ms|s|m)$/.exec(text);
  if (match === null) return undefined;
  return Math.round(Number(match[1]) * unitMs[match[2] as keyof typeof unitMs]);
}
