import type { Transcript } from '../../verdict/evidence.ts';
import type { Crossing } from '../../verdict/link-evidence.ts';
import { readAddress } from './address.ts';
import { udpPacket } from './udp-packet.ts';

/** A datagram as it came to the link, and what became of it there. */
export interface LinkPacket {
  bytes: Buffer;
  direction: 'in' | 'out';
  comment: string;
}

type Planned = Transcript['case'];

/** The link knows programs by name; the ports here are the handout's, or made up. */
export function linkPacket(
  { from, to, flow, direction, bytes, fate }: Crossing,
  planned: Planned,
): LinkPacket {
  const beginner = readAddress(`127.0.0.1:${49_152 + (flow % 16_384)}`);
  const answers = planned.case.link?.between.answers ?? to;
  const answerer = readAddress(`127.0.0.2:${planned.programs[answers]?.port?.number ?? 9}`);
  const way = direction === 'forth' ? { from: beginner, to: answerer } : { from: answerer, to: beginner };
  return {
    bytes: udpPacket(way, bytes),
    direction: direction === 'forth' ? 'out' : 'in',
    comment: `${from} to ${to}: ${fateWords(fate)}`,
  };
}

function fateWords({ lost, copies, flipped, cut, behind, delayed }: Crossing['fate']): string {
  if (lost !== undefined) return `the link lost it (${lost})`;
  const words = [
    ...(copies === undefined ? [] : [`delivered ${copies + 1} times`]),
    ...(flipped === undefined ? [] : [`bit ${flipped} flipped`]),
    ...(cut === undefined ? [] : [`cut to ${cut} bytes`]),
    ...(behind === undefined ? [] : [`held until ${behind} later ones had passed`]),
    ...(delayed === undefined ? [] : [`delayed by ${delayed} ms`]),
  ];
  return words.length === 0 ? 'passed unharmed' : words.join(', ');
}
