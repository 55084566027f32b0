import type { HandIn } from '../../submission/hand-in.ts';

const MAX_NAME = 80;

/** Hand-ins under names of bounded length that no two share, not even as names of files. */
export function withUniqueNames(handIns: HandIn[]): HandIn[] {
  const taken = new Set<string>();
  return handIns.map((handIn) => ({ ...handIn, name: freeName(handIn.name, taken) }));
}

function freeName(wanted: string, taken: Set<string>): string {
  const characters = [...wanted];
  const name = characters.length > MAX_NAME ? `${characters.slice(0, MAX_NAME).join('')}…` : wanted;
  let free = name;
  for (let count = 2; taken.has(keyOf(free)); count++) free = `${name} (${count})`;
  taken.add(keyOf(free));
  return free;
}

/** What of a name every file system keeps. */
function keyOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{C}/\\:*?"<>|]/gu, '_');
}
