import type { Problems } from './problems.ts';
import type { Node } from './tree.ts';

/** The part of JSON Schema that the language is defined with. */
export interface Schema {
  $ref?: string;
  title?: string;
  type?: string | string[];
  enum?: (string | number)[];
  const?: string | number;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  maxProperties?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  propertyNames?: Schema;
  additionalProperties?: Schema | false;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** The schemas that others refer to. */
export type Definitions = Record<string, Schema>;

/** What a schema comes to: references followed, choices laid flat. */
export function resolved(schema: Schema, definitions: Definitions): Schema[] {
  const target =
    schema.$ref === undefined ? schema : (definitions[schema.$ref.replace('#/$defs/', '')] ?? {});
  if (target.anyOf === undefined || target.properties !== undefined) return [target];
  return target.anyOf.flatMap((one) => resolved(one, definitions));
}

/** Where an explanation stands: what the value is called, and where problems go. */
export class Explanation {
  constructor(
    readonly problems: Problems,
    readonly definitions: Definitions,
    /** What the value is called in a sentence: `within`, an item of `needs`. */
    readonly slot: string,
  ) {}

  inside(slot: string): Explanation {
    return new Explanation(this.problems, this.definitions, slot);
  }

  /** The value is of another kind than the schema's. */
  wrong(node: Node, schema: Schema): void {
    const what = node.kind === 'scalar' ? scalarName(node.value, node.source) : `a ${node.kind}`;
    const message =
      node.kind === 'scalar' && node.value === null
        ? `${this.slot} has no value`
        : `${this.slot} cannot be ${what}`;
    this.problems.add(
      'wrong-type',
      node.place,
      message,
      this.forgottenColon(node, schema) ?? this.right(schema),
    );
  }

  /** `- connect alice` is a text to YAML. */
  private forgottenColon(node: Node, schema: Schema): string | undefined {
    if (node.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
    const [key = ''] = node.value.split(/\s/, 1);
    const known = resolved(schema, this.definitions).some(({ properties = {} }) =>
      Object.hasOwn(properties, key),
    );
    return known ? `is a \`:\` missing after \`${key}\`?` : undefined;
  }

  tooFew(node: Node, schema: Schema, least: number): void {
    const empty =
      node.kind === 'mapping' ? node.entries.length === 0 : node.kind === 'list' && node.items.length === 0;
    const message = empty ? `${this.slot} is empty` : `${this.slot} needs at least ${least}`;
    this.problems.add('wrong-value', node.place, message, this.right(schema));
  }

  /** What would be right. */
  right(schema: Schema): string | undefined {
    return schema.title === undefined ? undefined : `right here: ${schema.title}`;
  }
}

/** A scalar as a sentence names it, shortened. */
export function scalarName(value: unknown, source: string): string {
  if (value === null) return 'nothing';
  const text = source.length > 40 ? `${source.slice(0, 40)}…` : source;
  return typeof value === 'string' ? `the text \`${text}\`` : `\`${text}\``;
}
