import { readFileSync } from 'node:fs';
import type { Place } from './assignment.ts';
import { parseTree } from './parse-tree.ts';
import { Problems } from './problems.ts';
import { Source } from './source.ts';
import type { SpecProblem } from './spec-problem.ts';
import { at, type Node } from './tree.ts';

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
  const problems = new Problems(file);
  const mutants = new MutantReader(problems, known).read(new Source(file, readFileSync(file, 'utf8')));
  return problems.none ? mutants : problems.list();
}

class MutantReader {
  readonly #ids = new Set<string>();
  readonly #problems: Problems;
  readonly #known: Known;

  constructor(problems: Problems, known: Known) {
    this.#problems = problems;
    this.#known = known;
  }

  read(source: Source): Mutant[] {
    const root = parseTree(source, this.#problems);
    if (root === undefined && !this.#problems.none) return [];
    const list = at(root, 'mutants');
    if (list?.kind === 'list') return list.items.map((item) => this.#mutant(item));
    this.#problems.add('missing-key', source.place(0, 1), 'the file has no list `mutants`');
    return [];
  }

  #mutant(node: Node): Mutant {
    const mutant = {
      id: this.#textOf(node, 'id'),
      of: this.#textOf(node, 'of'),
      what: this.#textOf(node, 'what'),
      caughtBy: this.#textOf(node, 'caught-by'),
      edits: this.#edits(node),
      place: node.place,
    };
    if (this.#ids.has(mutant.id))
      this.#problems.add('duplicate-name', mutant.place, `two mutants are called ${mutant.id}`);
    this.#ids.add(mutant.id);
    this.#mustBeKnown(node, 'of', mutant.of, this.#known.references);
    this.#mustBeKnown(node, 'caught-by', mutant.caughtBy, this.#known.cases);
    return mutant;
  }

  #edits(node: Node): Mutant['edits'] {
    const list = at(node, 'edit');
    if (list?.kind !== 'list') {
      this.#problems.add('missing-key', node.place, 'a mutant needs a list `edit`');
      return [];
    }
    return list.items.map((item) => ({
      file: this.#textOf(item, 'file'),
      replace: this.#textOf(item, 'replace'),
      with: this.#textOf(item, 'with'),
    }));
  }

  #textOf(node: Node, key: string): string {
    const value = at(node, key);
    if (value?.kind === 'scalar' && typeof value.value === 'string') return value.value;
    this.#problems.add('missing-key', node.place, `a text \`${key}\` is missing here`);
    return '';
  }

  #mustBeKnown(node: Node, key: string, name: string, known: string[]): void {
    if (name === '' || known.includes(name)) return;
    const { place } = at(node, key) ?? node;
    this.#problems.add('unknown-name', place, `nothing is called ${name}`, `known here: ${known.join(', ')}`);
  }
}
