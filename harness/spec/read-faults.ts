import type { DatagramTrouble, LinkFault, StreamTrouble } from './assignment.ts';
import { chanceOf, readHits } from './read-hits.ts';
import type { CaseScope } from './scope.ts';
import { at, itemsOf, type Node, textOf } from './tree.ts';
import { readDuration } from './values.ts';

type Reader<Trouble> = (node: Node, scope: CaseScope) => Trouble;

const flushMs = 200;

/** What a link does to datagrams, by its key. */
export const datagramFaults: Record<string, Reader<DatagramTrouble>> = {
  loss: readLoss,
  drop: (node, scope) => ({ kind: 'loss', hits: readHits(node, scope) }),
  duplicate: (node, scope) => ({ kind: 'duplicate', hits: readHits(node, scope) }),
  reorder: (node, scope) => ({
    ...{ kind: 'reorder', hits: readHits(node, scope), gap: numberAt(node, 'gap', 1) },
    flushMs: readDuration(at(node, 'flush'), flushMs),
  }),
  delay: (node, scope) => ({ kind: 'delay', hits: readHits(node, scope), ...readTime(node) }),
  rate: (node) => ({ kind: 'rate', bytesPerSecond: bytesPerSecond(node) }),
  corrupt: (node, scope) => ({ kind: 'corrupt', hits: readHits(node, scope) }),
  truncate: (node, scope) => ({
    ...{ kind: 'truncate', hits: readHits(node, scope), toBytes: numberAt(node, 'to', 0) },
  }),
};

/** What a link does to connections, by its key. */
export const streamFaults: Record<string, Reader<StreamTrouble>> = {
  latency: (node) => ({ kind: 'latency', ...readTime(node) }),
  bandwidth: (node) => ({ kind: 'bandwidth', bytesPerSecond: bytesPerSecond(node) }),
  slicer: (node) => ({
    ...{ kind: 'slicer', averageBytes: numberAt(node, 'average', 1) },
    ...{ variationBytes: numberAt(node, 'variation', 0), delayMs: readDuration(at(node, 'delay'), 0) },
  }),
  'slow-close': (node) => ({ kind: 'slow-close', ms: timeOf(node) }),
  timeout: (node) => ({ kind: 'timeout', ms: timeOf(node) }),
  'limit-data': (node) => ({ kind: 'limit-data', bytes: bytesOf(node) }),
  'finish-at': (node) => ({ kind: 'finish-at', bytes: bytesOf(node) }),
  'reset-peer': readReset,
};

/** All faults under one key: one, or a list of them; `senders` is whom they hit unless they say. */
export function readFaultsOf(
  key: string,
  node: Node,
  senders: string[],
  scope: CaseScope,
): Omit<LinkFault, 'name'>[] {
  const reader = readerOf(key);
  if (reader === undefined) return [];
  return itemsOf(node).map((item) => {
    const from = textOf(at(item, 'from'));
    return { ...reader(item, scope), from: from === undefined ? senders : [from] };
  }) as Omit<LinkFault, 'name'>[];
}

/** A key may bear the name of something that every object has, such as __proto__. */
function readerOf(key: string): Reader<DatagramTrouble | StreamTrouble> | undefined {
  if (Object.hasOwn(datagramFaults, key)) return datagramFaults[key];
  return Object.hasOwn(streamFaults, key) ? streamFaults[key] : undefined;
}

/** `gemodel` as tc-netem has it: p, r = 1-p, 1-h = 100%, 1-k = 0%. */
function readLoss(node: Node, scope: CaseScope): DatagramTrouble {
  const model = at(node, 'gemodel');
  if (model === undefined) return { kind: 'loss', hits: readHits(node, scope) };
  const toBad = chanceOf(at(model, 'p')) ?? 0;
  return {
    kind: 'burst-loss',
    model: {
      toBad,
      toGood: chanceOf(at(model, 'r')) ?? 1 - toBad,
      lossInBad: chanceOf(at(model, '1-h')) ?? 1,
      lossInGood: chanceOf(at(model, '1-k')) ?? 0,
    },
  };
}

function readReset(node: Node): StreamTrouble {
  const bytes = textOf(at(node, 'at'));
  if (bytes !== undefined) return { kind: 'reset-at', bytes: Number(bytes) };
  return { kind: 'reset-after', ms: readDuration(at(node, 'after') ?? node, 0) };
}

function readTime(node: Node): { ms: number; jitterMs: number } {
  return { ms: timeOf(node), jitterMs: readDuration(at(node, 'jitter'), 0) };
}

function timeOf(node: Node): number {
  return readDuration(at(node, 'time') ?? node, 0);
}

function bytesOf(node: Node): number {
  return Number(textOf(at(node, 'bytes') ?? node) ?? 0);
}

function numberAt(node: Node, key: string, otherwise: number): number {
  return Number(textOf(at(node, key)) ?? otherwise);
}

const unitBits = { kbit: 1000, mbit: 1_000_000 };

/** What a rate looks like, for the schema too. */
export const ratePattern = '^[1-9][0-9]{0,5}(kbit|mbit)$';

function bytesPerSecond(node: Node): number {
  const text = textOf(at(node, 'rate') ?? node) ?? '';
  const unit = text.endsWith('mbit') ? 'mbit' : 'kbit';
  return (Number.parseInt(text, 10) * unitBits[unit]) / 8;
}
