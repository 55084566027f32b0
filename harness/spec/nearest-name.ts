import { distance } from 'fastest-levenshtein';

/** Names longer than this are not compared: no word of ours is. */
const longestCompared = 40;

/** "did you mean …" for the nearest known name, or the known names where few are. */
export function nearestName(wrong: string, known: Iterable<string>): string | undefined {
  const names = [...known].slice(0, 200);
  const close = closestTo(wrong, names);
  if (close !== undefined) return `did you mean \`${close}\`?`;
  if (names.length === 0) return undefined;
  return names.length <= 12 ? `known here: ${quotedList(names)}` : undefined;
}

/** The names in backquotes, with commas. */
export function quotedList(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function closestTo(wrong: string, names: string[]): string | undefined {
  if (wrong.length > longestCompared) return undefined;
  const near = names
    .map((name) => ({ name, distance: distance(wrong.toLowerCase(), name.toLowerCase()) }))
    .filter(
      ({ name, distance: edits }) =>
        edits <= Math.max(1, Math.floor(Math.min(wrong.length, name.length) / 3)),
    );
  return near.sort((a, b) => a.distance - b.distance)[0]?.name;
}
