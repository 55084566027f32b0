import { readFileSync } from 'node:fs';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Place } from './assignment.ts';
import type { SpecProblem, SpecProblemCode } from './spec-problem.ts';

/** A reference made wrong in one way, with the case that must catch it. */
export interface Mutant {
  id: string;
  /** The reference that it is made from, as the assignment names it. */
  of: string;
  what: string;
  caughtBy: string;
  edits: { file: string; replace: string; with: string }[];
  place: Place;
}

/** What the mutants may speak of. */
export interface Known {
  references: string[];
  cases: string[];
}

/** Reads the mutants of an assignment, or says every mistake in the file. */
export function loadMutants(file: string, known: Known): Mutant[] | SpecProblem[] {
  const reader = new MutantReader(file, readFileSync(file, 'utf8'), known);
  const mutants = reader.read();
  return reader.problems.length > 0 ? reader.problems : mutants;
}

class MutantReader {
  readonly problems: SpecProblem[] = [];
  readonly #lines = new LineCounter();
  readonly #ids = new Set<string>();
  readonly #file: string;
  readonly #text: string;
  readonly #known: Known;

  constructor(file: string, text: string, known: Known) {
    this.#file = file;
    this.#text = text;
    this.#known = known;
  }

  read(): Mutant[] {
    const document = parseDocument(this.#text, { lineCounter: this.#lines, prettyErrors: false });
    for (const error of document.errors) this.#complain('yaml', this.#placeAt(error.pos[0]), error.message);
    if (this.problems.length > 0) return [];
    const list = isMap(document.contents) ? document.contents.get('mutants', true) : undefined;
    if (!isSeq<Node>(list)) {
      this.#complain('missing-key', this.#placeAt(0), 'the file has no list `mutants`');
      return [];
    }
    return list.items.map((item) => this.#mutant(item));
  }

  #mutant(node: Node): Mutant {
    const mutant = {
      id: this.#textOf(node, 'id'),
      of: this.#textOf(node, 'of'),
      what: this.#textOf(node, 'what'),
      caughtBy: this.#textOf(node, 'caught-by'),
      edits: this.#edits(node),
      place: this.#placeOf(node),
    };
    if (this.#ids.has(mutant.id))
      this.#complain('duplicate-name', mutant.place, `two mutants are called ${mutant.id}`);
    this.#ids.add(mutant.id);
    this.#mustBeKnown(node, 'of', mutant.of, this.#known.references);
    this.#mustBeKnown(node, 'caught-by', mutant.caughtBy, this.#known.cases);
    return mutant;
  }

  #edits(node: Node): Mutant['edits'] {
    const list = isMap(node) ? node.get('edit', true) : undefined;
    if (!isSeq<Node>(list)) {
      this.#complain('missing-key', this.#placeOf(node), 'a mutant needs a list `edit`');
      return [];
    }
    return list.items.map((item) => ({
      file: this.#textOf(item, 'file'),
      replace: this.#textOf(item, 'replace'),
      with: this.#textOf(item, 'with'),
    }));
  }

  #textOf(node: Node, key: string): string {
    const value = isMap(node) ? node.get(key, true) : undefined;
    if (isScalar(value) && typeof value.value === 'string') return value.value;
    this.#complain('missing-key', this.#placeOf(node), `a text \`${key}\` is missing here`);
    return '';
  }

  #mustBeKnown(node: Node, key: string, name: string, known: string[]): void {
    if (name === '' || known.includes(name)) return;
    const value = isMap(node) ? node.get(key, true) : undefined;
    const place = isScalar(value) ? this.#placeOf(value as Node) : this.#placeOf(node);
    this.#complain('unknown-name', place, `nothing is called ${name}`, `known here: ${known.join(', ')}`);
  }

  #complain(code: SpecProblemCode, place: Place, message: string, fix?: string): void {
    const problem = { code, file: this.#file, place, message };
    this.problems.push(fix === undefined ? problem : { ...problem, fix });
  }

  #placeOf(node: Node): Place {
    return this.#placeAt(node.range?.[0] ?? 0);
  }

  #placeAt(offset: number): Place {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col), length: 1 };
  }
}
