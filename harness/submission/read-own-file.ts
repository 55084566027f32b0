import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Place } from '../spec/assignment.ts';
import { composeDocument } from '../spec/compose-document.ts';
import { withNearestName } from '../spec/nearest-name.ts';
import { Problems } from '../spec/problems.ts';
import { Source } from '../spec/source.ts';
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
  const reader = new OwnFileReader(new Source(OWN_FILE, readFileSync(path, 'utf8')), programs);
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
  private readonly places: OwnFile['places'] = {};

  constructor(
    private readonly source: Source,
    private readonly programs: string[],
  ) {}

  read(): OwnFile {
    const top = this.mapOf(this.compose(), 'the file', ['programs']);
    const programs = this.mapOf(top.get('programs', true) as Node | null, '`programs`', this.programs);
    const read = programs.items.map((pair) => [nameOf(pair), this.programOf(pair)] as const);
    return { overrides: Object.fromEntries(read), places: this.places };
  }

  private compose(): Node | null {
    const problems = new Problems(this.source.file);
    const document = composeDocument(this.source, problems);
    const [first] = problems.list();
    if (first === undefined) return document?.contents ?? null;
    const fix = first.fix === undefined ? '' : `; ${first.fix}`;
    throw new Mistake(`This is not YAML: ${first.message}${fix}.`, first.place);
  }

  private programOf(pair: Pair): ProgramOverride {
    const name = nameOf(pair);
    if (isScalar(pair.value) && typeof pair.value.value === 'string')
      throw new Mistake(bareCommand(name, pair.value.value), this.placeOf(pair.value));
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
    return this.source.place(start, end);
  }
}

function bareCommand(name: string, command: string): string {
  const right = `${name}: { run: ${JSON.stringify(command)} }`;
  return `The command of \`${name}\` stands under \`run\`: \`${right}\`.`;
}

function nameOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key);
}
