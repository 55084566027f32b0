/** What a duration looks like, for the schema too: no wait is longer than 10 minutes. */
export const durationPattern =
  '^(([0-9]{1,5}|[1-5][0-9]{5}|600000)ms' +
  '|([0-9]{1,2}|[1-5][0-9]{2})(\\.[0-9]{1,3})?s|600s' +
  '|[0-9](\\.[0-9]{1,3})?m|10m)$';

const unitMs = { ms: 1, s: 1000, m: 60_000 };

/** `300ms`, `2s`, `1.5s`, `1m` in milliseconds; nothing where the text is no duration. */
export function durationMs(text: string): number | undefined {
  const match = /^([0-9]{1,9}(?:\.[0-9]{1,9})?)(ms|s|m)$/.exec(text);
  if (match === null) return undefined;
  return Math.round(Number(match[1]) * unitMs[match[2] as keyof typeof unitMs]);
}
