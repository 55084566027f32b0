import { type TProperties, type TSchema, Type } from 'typebox';
import { within } from './slots.ts';

type Words = { title: string; description: string };

/** A verb with a short form and a long one. */
export const forms = (short: TSchema[], long: TProperties, words: Words, rules: object = {}) =>
  Type.Union([...short, Type.Object(long, { additionalProperties: false, ...rules })], words);

/** Exactly one of these keys. */
export const oneOf = (keys: string[]) => ({ oneOf: keys.map((key) => ({ required: [key] })) });

/** At least one of these keys. */
export const someOf = (keys: string[]) => ({ anyOf: keys.map((key) => ({ required: [key] })) });

/** The name of a program. */
export const program = (description: string) =>
  Type.String({ minLength: 1, maxLength: 64, title: 'the name of a program', description });

/** How long the step may take, where nothing else is usual. */
export const optionalWithin = Type.Optional(within());
