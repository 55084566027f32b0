import { type TSchema, Type } from 'typebox';

/** Schemas that stand in several places, by the name under which the file defines them once. */
export const sharedSchemas: Record<string, TSchema> = {};

/** Defines a schema once and gives the reference to it. */
export function shared(name: string, schema: TSchema): TSchema {
  sharedSchemas[name] = schema;
  return reference(name);
}

/** A reference to a definition of the file, with words for this place. */
export function reference(name: string, words: { description?: string } = {}): TSchema {
  return Type.Unsafe<unknown>({ $ref: `#/$defs/${name}`, ...words });
}
