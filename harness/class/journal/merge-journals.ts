import type { Isolation } from '../../verdict/evidence.ts';
import type { Journal } from './journal.ts';
import type { Began, Named } from './record.ts';

/** What one machine of several has graded. */
interface Part {
  journal: Journal;
  began: Began;
  shard: NonNullable<Began['shard']>;
}

/** All shards of a class, in their order, and the class's submissions in theirs. */
interface Whole {
  parts: Part[];
  roll: Named[];
}

/** The shards as one class, or what keeps them from being one, in words. */
export function wholeOf(journals: Journal[], shown: (folder: string) => string): Whole | string {
  const parts: Part[] = [];
  for (const journal of journals) {
    const part = partOf(journal);
    if (typeof part === 'string') return `${shown(journal.folder)} ${part}.`;
    parts.push(part);
  }
  parts.sort((one, other) => one.shard.number - other.shard.number);
  const wrong = missingPart(parts) ?? differenceOf(parts, shown);
  if (wrong !== undefined) return wrong;
  const roll = inOrder(parts.map(({ began }) => began.roll));
  return roll
    ? { parts, roll }
    : 'The shards come from different lists of submissions: give every machine the same.';
}

function partOf(journal: Journal): Part | string {
  const last = journal.runs.at(-1);
  if (last === undefined) return 'holds nothing graded';
  const { began, ended } = last;
  if (began.shard === undefined) return 'is no shard: it was graded without --shard';
  if (!ended) return 'is not finished: give its command again, and merge then';
  return { journal, began, shard: began.shard };
}

/** Every shard is there, and once. */
function missingPart(parts: Part[]): string | undefined {
  const of = Math.max(...parts.map(({ shard }) => shard.of));
  for (let number = 1; number <= of; number++) {
    const count = parts.filter(({ shard }) => shard.number === number && shard.of === of).length;
    if (count === 0) return `Shard ${number}/${of} is missing.`;
    if (count > 1) return `Shard ${number}/${of} is given ${count} times.`;
  }
  return parts.length > of ? 'The shards do not belong to one division of the class.' : undefined;
}

/** All machines must have graded the same cases in the same way. */
function differenceOf(parts: Part[], shown: (folder: string) => string): string | undefined {
  const [first, ...others] = parts;
  for (const { began, journal } of others) {
    const part = ways.find(([, of]) => first && of(first.began) !== of(began));
    if (part) return `${shown(journal.folder)} was graded with another ${part[0]} than the rest.`;
  }
  return undefined;
}

const ways: [string, (began: Began) => string][] = [
  ['version of Wiregrade', ({ wiregrade }) => wiregrade],
  ['assignment', ({ assignment: { id, text } }) => `${id} ${text}`],
  ['selection of cases', ({ plan }) => plan.join()],
  ['seed', ({ seed }) => String(seed)],
];

/** As the whole list stood before it was divided: one of each shard in turn. */
function inOrder(rolls: Named[][]): Named[] | undefined {
  const longest = rolls[0]?.length ?? 0;
  const fits = rolls.every(
    ({ length }, i) => length <= (rolls[i - 1]?.length ?? longest) && length >= longest - 1,
  );
  const rounds = Array.from({ length: longest }, (_, round) =>
    rolls.flatMap((roll) => roll.slice(round, round + 1)),
  );
  const all = rounds.flat();
  return fits && new Set(all.map(({ name }) => name)).size === all.length ? all : undefined;
}

/** Takes over all records, as if one run had made them. */
export function mergeInto(into: Journal, { parts, roll }: Whole): void {
  const [first] = parts;
  if (first === undefined) return;
  const { shard: _, ...began } = first.began;
  const all = parts.map((part) => part.began);
  into.begin({
    ...began,
    roll,
    isolation: weakest(all.map(({ isolation }) => isolation)),
    lacks: [...new Set(all.flatMap(({ lacks }) => lacks))],
    startedAt: all.map(({ startedAt }) => startedAt).sort()[0] ?? '',
  });
  for (const {
    journal,
    began: { roll: own, plan },
  } of parts)
    for (const { name } of own)
      for (const id of plan) {
        const entry = journal.entry(name, id);
        if (entry) into.adopt(journal.read(entry), journal.folder);
      }
  into.end();
}

function weakest(found: Isolation[]): Isolation {
  return (['none', 'network'] as const).find((isolation) => found.includes(isolation)) ?? 'full';
}
