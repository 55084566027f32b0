import { dirname, isAbsolute, relative, resolve } from 'node:path';
import type { CompileBudget } from './compile-budget.ts';
import type { Problems } from './problems.ts';
import { schemaMistake } from './schema-mistake.ts';
import type { Source } from './source.ts';
import { type Node, textOf } from './tree.ts';
import { readJson } from './values.ts';

/** A file's bytes, or why there are none. */
export type ReadFile = (path: string) => Uint8Array | 'missing' | 'outside' | 'too-large';

const wrong = {
  missing: 'no such file beside the assignment',
  outside: 'this file lies outside the assignment’s folder',
  'too-large': 'this file is larger than 1 MiB',
};

/** The files that an assignment names: read once each, from its own folder only. */
export class ReferencedFiles {
  private readonly read = new Map<string, ReturnType<ReadFile>>();

  constructor(
    private readonly source: Source,
    private readonly problems: Problems,
    private readonly compiling: CompileBudget,
    private readonly readFile: ReadFile,
  ) {}

  /** The bytes of the file that a value names; none after a problem. */
  bytes(node: Node): Buffer {
    const name = textOf(node) ?? '';
    const path = resolve(dirname(this.source.file), name);
    const found = this.read.get(path) ?? this.contained(path);
    this.read.set(path, found);
    if (typeof found !== 'string') return Buffer.from(found.buffer, found.byteOffset, found.byteLength);
    this.problems.add(found === 'too-large' ? 'too-much' : 'missing-file', node.place, wrong[found]);
    return Buffer.alloc(0);
  }

  /** A JSON Schema: the file that a text names, or the mapping itself. */
  schema(node: Node): { name: string; schema: unknown } {
    const file = textOf(node);
    const name = file ?? 'schema';
    const schema = file === undefined ? this.inPlace(node) : this.fromFile(node);
    if (schema !== undefined) this.judge(schema, node);
    return { name, schema: schema ?? true };
  }

  private inPlace(node: Node): unknown {
    // A schema's `$` and braces are its own: no templates in it.
    return readJson(node, { source: this.source, problems: this.problems, names: undefined });
  }

  private fromFile(node: Node): unknown {
    const bytes = this.bytes(node);
    if (bytes.length === 0) return undefined;
    try {
      return JSON.parse(bytes.toString('utf8'));
    } catch (error) {
      const why = error instanceof Error ? error.message.slice(0, 120) : '';
      this.problems.add('bad-schema', node.place, `this schema file is not JSON: ${why}`);
      return undefined;
    }
  }

  private judge(schema: unknown, node: Node): void {
    const compiled = this.compiling.compile('schema', JSON.stringify(schema), () => schemaMistake(schema));
    if (compiled.state === 'wrong')
      this.problems.add('bad-schema', node.place, `this schema cannot be used: ${compiled.why}`);
    if (compiled.state === 'too-much')
      this.problems.add(
        'too-much',
        node.place,
        'the schemas and expressions up to here are too large together',
      );
  }

  private contained(path: string): ReturnType<ReadFile> {
    const inside = relative(dirname(this.source.file), path);
    return inside.startsWith('..') || isAbsolute(inside) ? 'outside' : this.readFile(path);
  }
}
