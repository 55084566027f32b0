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

/** "There is no x; did you mean `y`?": one sentence with one end. */
export function withNearestName(sentence: string, wrong: string, known: Iterable<string>): string {
  const near = nearestName(wrong, known);
  if (near === undefined) return `${sentence}.`;
  return near.endsWith('?') ? `${sentence}; ${near}` : `${sentence}; ${near}.`;
}

/** The names in backquotes, with commas. */
export function quotedList(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function closestTo(wrong: string, names: string[]): string | undefined {
  if (wrong.length > longestCompared) return undefined;
  const near = names
    .map((name) => ({ name, edits: editsBetween(wrong.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, edits }) => edits <= allowedEdits(Math.min(wrong.length, name.length)));
  return near.sort((a, b) => a.edits - b.edits)[0]?.name;
}

function allowedEdits(length: number): number {
  return length < 3 ? 0 : Math.max(1, Math.floor(length / 3));
}

/** Two letters in the wrong order are one mistake, not two. */
function editsBetween(a: string, b: string): number {
  const edits = distance(a, b);
  const sameLetters = a.length === b.length && [...a].sort().join('') === [...b].sort().join('');
  return edits === 2 && sameLetters ? 1 : edits;
}
