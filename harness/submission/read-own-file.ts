import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { Place } from '../spec/assignment.ts';
import { withNearestName } from '../spec/nearest-name.ts';
import type { Overrides, ProgramOverride, SubmissionProblem } from './submission.ts';

/** The file in which a submission may say how its programs are built and started. */
export const OWN_FILE = 'wiregrade.yaml';

/** What the file says, and where each program's part of it stands. */
export interface OwnFile {
  overrides: Overrides;
  /** Where a program's `run` or one of its `build` lines stands; `build-0` is the first. */
  places: Record<string, Record<string, Place>>;
}

/** Reads and checks a submission's own file; the first mistake in it is a problem. */
export function readOwnFile(folder: string, programs: string[]): OwnFile | SubmissionProblem {
  const path = join(folder, OWN_FILE);
  const reader = new OwnFileReader(readFileSync(path, 'utf8'), programs);
  try {
    return reader.read();
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return { code: 'bad-override', path, message: error.message, place: error.place };
  }
}

class Mistake extends Error {
  constructor(
    message: string,
    readonly place: Place,
  ) {
    super(message);
  }
}

class OwnFileReader {
  private readonly lines = new LineCounter();
  private readonly document;
  private readonly places: OwnFile['places'] = {};

  constructor(
    text: string,
    private readonly programs: string[],
  ) {
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
  }

  read(): OwnFile {
    const [error] = this.document.errors;
    if (error) throw new Mistake(`This is not YAML: ${error.message}`, this.placeAt(error.pos[0], 1));
    const top = this.mapOf(this.document.contents, 'the file', ['programs']);
    const programs = this.mapOf(top.get('programs', true) as Node | null, '`programs`', this.programs);
    const read = programs.items.map((pair) => [nameOf(pair), this.programOf(pair)] as const);
    return { overrides: Object.fromEntries(read), places: this.places };
  }

  private programOf(pair: Pair): ProgramOverride {
    const name = nameOf(pair);
    const map = this.mapOf(pair.value as Node | null, `\`${name}\``, ['run', 'build']);
    const run = map.get('run', true) as Node | undefined;
    if (run === undefined)
      throw new Mistake(`\`${name}\` needs \`run\`: the command that starts it.`, this.placeOf(map));
    const build = map.get('build', true) as Node | undefined;
    const lines = isSeq(build) ? (build.items as Node[]) : build ? [build] : [];
    this.places[name] = { run: this.placeOf(run) };
    const commands = lines.map((line, index) => this.commandOf(line, name, `build-${index}`));
    return { run: this.commandOf(run, name, 'run'), ...(build && { build: commands }) };
  }

  private commandOf(node: Node, program: string, part: string): string {
    if (!isScalar(node) || typeof node.value !== 'string') {
      throw new Mistake('This must be a command line, as text.', this.placeOf(node));
    }
    const place = this.placeOf(node);
    const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
    this.places[program] = {
      ...this.places[program],
      [part]: quoted ? { ...place, column: place.column + 1 } : place,
    };
    return node.value;
  }

  private mapOf(node: Node | null | undefined, what: string, keys: string[]): YAMLMap {
    if (!isMap(node))
      throw new Mistake(
        `Here ${what} must have ${keys.map((key) => `\`${key}:\``).join(', ')}.`,
        this.placeOf(node),
      );
    for (const { key } of node.items as Pair<Node>[]) {
      const name = isScalar(key) ? String(key.value) : '';
      if (keys.includes(name)) continue;
      throw new Mistake(withNearestName(`\`${name}\` is not known here`, name, keys), this.placeOf(key));
    }
    return node;
  }

  private placeOf(node: Node | null | undefined): Place {
    const [start, end] = node?.range ?? [0, 1];
    return this.placeAt(start, end - start);
  }

  private placeAt(offset: number, length: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col), length: Math.max(1, length) };
  }
}

function nameOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key);
}
