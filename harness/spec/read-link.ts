import type { Link, LinkFault, Player, Program, Transport } from './assignment.ts';
import { ours } from './our-ends.ts';
import { programOf } from './program-of.ts';
import { datagramFaults, readFaultsOf, streamFaults } from './read-faults.ts';
import type { CaseScope } from './scope.ts';
import { at, type Entry, entriesOf, itemsOf, type Node, textOf, textsOf } from './tree.ts';
import { readWord } from './values.ts';

export const players: readonly Player[] = ['submission', 'reference'];

/** `players`: who plays which program, each in a network of its own. */
export function readPlayers(node: Node | undefined, scope: CaseScope): Record<string, Player> | undefined {
  if (node === undefined) return undefined;
  const entries = entriesOf(node).map(({ key, keyPlace, value }) => {
    if (!Object.hasOwn(scope.programs, key))
      scope.problems.add('unknown-name', keyPlace, `no program \`${key}\` in this assignment`);
    return [key, readWord(value, players) ?? 'submission'] as const;
  });
  if (entries.length !== 2)
    scope.problems.add('wrong-value', node.place, 'a link has two players', 'name two programs');
  return Object.fromEntries(entries);
}

/** `link`: what lies between; two players have one even where it does no harm. */
export function readLink(
  node: Node | undefined,
  playing: Record<string, Player> | undefined,
  scope: CaseScope,
): Link | undefined {
  const names = Object.keys(playing ?? {});
  if (node === undefined) return names.length === 2 ? perfect(names, scope) : undefined;
  const sides = sidesOf(node, names, scope);
  const between = inOrder(sides, scope);
  const transport = transportOf(node, between, scope);
  return { between, transport, faults: readFaults(node, between, transport, scope), seeds: seedsOf(node) };
}

function perfect(names: string[], scope: CaseScope): Link {
  const between = inOrder(names, scope);
  const transport = speaks(scope.programs[between.answers], 'udp') ? 'udp' : 'tcp';
  return { between, transport, faults: [], seeds: [] };
}

/** The two sides: programs, of which one may be our own ends. */
function sidesOf(node: Node, names: string[], scope: CaseScope): string[] {
  const named = itemsOf(at(node, 'between') ?? at(node, 'to') ?? at(node, 'from'));
  const sides = named.map((item) => programOf(item, scope)).filter((name) => name !== '');
  const [first] = sides;
  if (sides.length === 2 || first === undefined) return sides;
  return [first, names.find((name) => name !== first) ?? ours];
}

/** Who begins and who waits: a server waits, and so does what our end sends to. */
function inOrder(sides: string[], { programs }: CaseScope): Link['between'] {
  const [one = ours, other = ours] = sides;
  const waits = (name: string): boolean => programs[name]?.role === 'server';
  const begins = (name: string): boolean => programs[name]?.role === 'client';
  const swapped = waits(one) || begins(other) || (other === ours && !begins(one));
  return swapped ? { begins: other, answers: one } : { begins: one, answers: other };
}

function speaks(program: Program | undefined, way: Transport): boolean {
  return program?.transport === way;
}

/** Programs that talk in both ways: faults of streams say that TCP is meant. */
function transportOf(node: Node, { begins, answers }: Link['between'], scope: CaseScope): 'tcp' | 'udp' {
  const program = scope.programs[answers] ?? scope.programs[begins];
  if (program?.transport !== 'both') return program?.transport ?? 'tcp';
  return entriesOf(node).some(({ key }) => Object.hasOwn(streamFaults, key)) ? 'tcp' : 'udp';
}

function readFaults(
  node: Node,
  { begins, answers }: Link['between'],
  transport: 'tcp' | 'udp',
  scope: CaseScope,
): LinkFault[] {
  const senders = sendersOf(node, [begins, answers]);
  const found = entriesOf(node).flatMap((entry) => {
    if (refused(entry, transport, scope)) return [];
    checkSenders(entry.value, [begins, answers], scope);
    return readFaultsOf(entry.key, entry.value, senders, scope).map((fault) => ({
      ...fault,
      key: entry.key,
    }));
  });
  return found.map(({ key, ...fault }, index) => {
    const before = found.slice(0, index).filter((one) => one.key === key).length;
    return { ...fault, name: before === 0 ? key : `${key}-${before + 1}` } as LinkFault;
  });
}

/** `to: receiver` hits what goes there, `from: sender` what comes from there, `between` both. */
function sendersOf(node: Node, sides: string[]): string[] {
  const to = textOf(at(node, 'to'));
  const from = textOf(at(node, 'from'));
  if (to !== undefined) return sides.filter((name) => name !== to);
  return from === undefined ? sides : [from];
}

function checkSenders(node: Node, sides: string[], scope: CaseScope): void {
  for (const item of itemsOf(node)) {
    const from = at(item, 'from');
    const name = textOf(from);
    if (from !== undefined && name !== undefined && !sides.includes(name))
      scope.problems.add(
        'unknown-name',
        from.place,
        `\`${name}\` is at neither end of this link`,
        `say \`${sides.join('` or `')}\``,
      );
  }
}

/** What of datagrams can be had for segments: nothing, the kernel sends them again and puts them in order. */
function refused({ key, keyPlace }: Entry, transport: 'tcp' | 'udp', scope: CaseScope): boolean {
  if (transport === 'tcp' && Object.hasOwn(datagramFaults, key)) {
    const instead = insteadOf[key];
    scope.problems.add(
      'wrong-value',
      keyPlace,
      `\`${key}\` cannot be had on a TCP link: the kernel sends segments again and orders them, and no program sees it`,
      instead ?? 'say what befalls the stream: `latency`, `slicer`, `limit-data`, `reset-peer`',
    );
    return true;
  }
  if (transport === 'tcp' || !Object.hasOwn(streamFaults, key)) return false;
  scope.problems.add(
    'wrong-value',
    keyPlace,
    `\`${key}\` is for connections, and this link carries datagrams`,
    insteadOf[key] ?? 'say what befalls datagrams: `loss`, `delay`, `reorder`, `duplicate`',
  );
  return true;
}

const insteadOf: Record<string, string> = {
  delay: 'on a TCP link it is called `latency`',
  rate: 'on a TCP link it is called `bandwidth`',
  latency: 'of datagrams it is called `delay`',
  bandwidth: 'of datagrams it is called `rate`',
};

function seedsOf(node: Node): number[] {
  return textsOf(at(node, 'seeds') ?? at(node, 'seed')).map(Number);
}
