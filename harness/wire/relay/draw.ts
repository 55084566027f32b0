/** `forth`: from the end that began the conversation to the other; `back`: the answers. */
export type Direction = 'forth' | 'back';

/** What a random choice belongs to: another seed, fault, flow, direction or index is another choice. */
export interface DrawKey {
  seed: number;
  /** The fault's name within its link: each has a stream of its own. */
  fault: string;
  /** Conversations of the link, from 0 in the order in which they began. */
  flow: number;
  direction: Direction;
  /** Of datagrams their number in this direction, of streams a slice's, from 0. */
  index: number;
}

/** A number from 0 up to 1, excluded; the same key gives the same on every machine. */
export function draw({ seed, fault, flow, direction, index }: DrawKey): number {
  return mixed(hashOf(`${seed}/${fault}/${flow}/${direction}/${index}`)) / 2 ** 32;
}

/** FNV-1a, 32 bits: spreads every character over the word. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The finalizer of MurmurHash3: neighbouring keys give numbers that have nothing in common. */
function mixed(hash: number): number {
  let word = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}
