import {
  type Document,
  isPair,
  isScalar,
  isSeq,
  type Node,
  Pair,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Random } from './random.ts';
import { strangeKeys, strangeValues } from './strange-values.ts';

/** Every place of a document that a mutation can act on. */
interface Places {
  document: Document;
  pairs: { pair: Pair; map: YAMLMap }[];
  maps: YAMLMap[];
  lists: YAMLSeq[];
}

type Mutation = (places: Places, random: Random) => void;

const mutations: Mutation[] = [
  function renameKey({ pairs, document }, random) {
    random.one(pairs).pair.key = document.createNode(random.one(strangeKeys));
  },
  function misspellKey({ pairs, document }, random) {
    const { pair } = random.one(pairs);
    pair.key = document.createNode(misspelt(String(pair.key), random));
  },
  function dropKey({ pairs }, random) {
    const { pair, map } = random.one(pairs);
    map.items.splice(map.items.indexOf(pair), 1);
  },
  function duplicateKey({ pairs }, random) {
    const { pair, map } = random.one(pairs);
    map.items.push(new Pair(pair.key, pair.value));
  },
  function swapValue({ pairs, document }, random) {
    random.one(pairs).pair.value = document.createNode(random.one(strangeValues));
  },
  function swapItem({ lists, document }, random) {
    const list = random.one(lists);
    list.items[random.below(list.items.length + 1)] = document.createNode(random.one(strangeValues));
  },
  function breakReference({ pairs, document }, random) {
    const named = pairs.filter(({ pair }) => isScalar(pair.value) && typeof pair.value.value === 'string');
    const { pair } = random.one(named);
    pair.value = document.createNode(misspelt(String(pair.value), random));
  },
  function nestDeeper({ pairs, document }, random) {
    const { pair } = random.one(pairs);
    for (let depth = random.below(40); depth >= 0; depth -= 1)
      pair.value = document.createNode(random.below(2) === 0 ? [pair.value] : { all: pair.value });
  },
  function moveNode({ pairs, maps }, random) {
    const { pair, map } = random.one(pairs);
    map.items.splice(map.items.indexOf(pair), 1);
    random.one(maps).items.push(pair);
  },
  function moveStep({ lists }, random) {
    const item = random.one(random.one(lists).items.concat([null]));
    random.one(lists).items.push(item);
  },
  function swapValues({ pairs }, random) {
    const [one, other] = [random.one(pairs).pair, random.one(pairs).pair];
    [one.value, other.value] = [other.value, one.value];
  },
  function dropItem({ lists }, random) {
    const list = random.one(lists);
    list.items.splice(random.below(list.items.length), 1);
  },
];

/** Changes the meaning of a document in one to three places; what is no YAML any more comes back as it was. */
export function mutateStructure(text: string, random: Random): string {
  const document = parseDocument(text, { uniqueKeys: false, intAsBigInt: true });
  try {
    for (let times = random.below(3); times >= 0; times -= 1)
      random.one(mutations)(placesOf(document), random);
    return String(document);
  } catch {
    return text;
  }
}

function placesOf(document: Document): Places {
  const places: Places = { document, pairs: [], maps: [], lists: [] };
  visit(document, {
    Map: (_key, map) => {
      places.maps.push(map);
      for (const pair of map.items)
        if (isPair(pair)) places.pairs.push({ pair: pair as Pair<Node, Node>, map });
    },
    Seq: (_key, list) => {
      if (isSeq(list)) places.lists.push(list);
    },
  });
  return places;
}

function misspelt(word: string, random: Random): string {
  const at = random.below(word.length);
  return random.one([
    word.slice(0, at) + word.slice(at + 1),
    `${word.slice(0, at)}x${word.slice(at)}`,
    `${word}s`,
    word.toUpperCase(),
  ]);
}
