import { type Alias, isAlias, isMap, isPair, isScalar, isSeq, type ParsedNode } from 'yaml';
import type { Place } from './assignment.ts';
import { composeDocument, deepest } from './compose-document.ts';
import type { Problems } from './problems.ts';
import type { Source } from './source.ts';
import type { Entry, Node } from './tree.ts';

/** Values in a file once its aliases are followed. */
const mostNodes = 100_000;

/** Reads YAML into a tree; there is no tree of an empty file, nor on a mistake of syntax, of which the problems say where. */
export function parseTree(source: Source, problems: Problems): Node | undefined {
  const document = composeDocument(source, problems);
  if (document === undefined || document.contents === null) return undefined;
  const builder = new TreeBuilder(source, problems);
  const root = builder.build(document.contents);
  return builder.whole ? root : undefined;
}

class TreeBuilder {
  private readonly anchors = new Map<string, ParsedNode>();
  private readonly open = new Set<ParsedNode>();
  private nodes = 0;
  /** Nothing had to be left out. */
  whole = true;

  constructor(
    private readonly source: Source,
    private readonly problems: Problems,
  ) {}

  build(node: ParsedNode | null): Node | undefined {
    if (node === null) return undefined;
    const place = this.source.place(node.range[0], node.range[1]);
    if (isAlias(node)) return this.followed(node, place);
    if (this.tooMuch(place)) return undefined;
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    this.open.add(node);
    const built = this.opened(node, place);
    this.open.delete(node);
    return built;
  }

  private opened(node: Exclude<ParsedNode, Alias.Parsed>, place: Place): Node | undefined {
    const [start, end] = node.range;
    if (isScalar(node)) {
      const value = node.value as Extract<Node, { kind: 'scalar' }>['value'];
      return { kind: 'scalar', value, source: node.source ?? String(value), place, start, end };
    }
    if (isSeq(node)) {
      const items = node.items.flatMap((item) => this.build(item as ParsedNode) ?? []);
      return { kind: 'list', items, place, start, end };
    }
    return isMap(node)
      ? { kind: 'mapping', entries: this.entries(node.items), place, start, end }
      : undefined;
  }

  private entries(pairs: unknown[]): Entry[] {
    const seen = new Map<string, Entry>();
    for (const pair of pairs) {
      if (!isPair<ParsedNode, ParsedNode | null>(pair)) continue;
      const keyPlace = this.source.place(pair.key.range[0], pair.key.range[1]);
      const key = isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value)) : undefined;
      if (key === undefined) this.problems.add('yaml', keyPlace, 'a key is a plain word here');
      else if (seen.has(key)) this.problems.add('duplicate-name', keyPlace, `\`${key}\` stands here twice`);
      else seen.set(key, { key, keyPlace, value: this.valueOf(pair.value, keyPlace, pair.key.range[1]) });
    }
    return [...seen.values()];
  }

  private valueOf(value: ParsedNode | null, place: Place, at: number): Node {
    const built = this.build(value);
    return built ?? { kind: 'scalar', value: null, source: '', place, start: at, end: at };
  }

  private followed(alias: Alias.Parsed, place: Place): Node | undefined {
    const target = this.anchors.get(alias.source);
    if (target === undefined)
      this.problems.add('unknown-name', place, `no anchor \`&${alias.source}\` stands before this alias`);
    else if (this.open.has(target))
      this.problems.add('yaml', place, `the alias \`*${alias.source}\` stands inside what it stands for`);
    else return this.build(target);
    this.whole = false;
    return undefined;
  }

  private tooMuch(place: Place): boolean {
    this.nodes += 1;
    if (this.nodes === mostNodes)
      this.problems.add('too-much', place, `more than ${mostNodes} values, counting what aliases repeat`);
    if (this.open.size === deepest)
      this.problems.add('too-much', place, `nested more than ${deepest} levels deep`);
    const tooMuch = this.nodes >= mostNodes || this.open.size >= deepest;
    if (tooMuch) this.whole = false;
    return tooMuch;
  }
}
