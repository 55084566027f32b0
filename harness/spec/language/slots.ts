import { type TSchema, Type } from 'typebox';
import { durationPattern } from '../duration.ts';
import { allButPattern } from '../read-via.ts';
import { wholeTemplatePattern } from '../template.ts';
import { namePattern, slugPattern } from './name-patterns.ts';
import { shared } from './shared.ts';

type Words = { title?: string; description?: string; default?: unknown; maxLength?: number };

/** Text: a number or a truth value is taken as it is written. */
export const text = (words: Words = {}) =>
  Type.Unsafe<string | number | boolean>({
    type: ['string', 'number', 'boolean'],
    title: 'a text',
    ...words,
  });

/** One text or a list of them. */
export const texts = (words: Words = {}) =>
  Type.Union([text(), Type.Array(text(), { maxItems: 1000 })], {
    title: 'a text or a list of texts',
    ...words,
  });

/** A whole number within bounds, or a template that gives one. */
export const whole = (minimum: number, maximum: number, words: Words = {}) =>
  Type.Union([Type.Integer({ minimum, maximum }), Type.String({ pattern: wholeTemplatePattern })], {
    title: `a whole number from ${minimum} to ${maximum}, or a template such as \`"\${n}"\``,
    ...words,
  });

/** A whole number that must be known when the assignment is loaded. */
export const fixedWhole = (minimum: number, maximum: number, words: Words = {}) =>
  Type.Integer({ minimum, maximum, title: `a whole number from ${minimum} to ${maximum}`, ...words });

/** A length of time. */
export const duration = (words: Words = {}) =>
  Type.String({
    pattern: durationPattern,
    title: 'a duration such as `300ms`, `1.5s` or `1m`, at most 10 minutes',
    ...words,
  });

/** One word of a closed set. */
export const word = (choices: readonly string[], words: Words = {}) =>
  Type.Unsafe<string>({
    enum: choices,
    title: `${choices.length > 1 ? 'one of ' : ''}${choices.map((choice) => `\`${choice}\``).join(', ')}`,
    ...words,
  });

/** The name of an end, a value or a listener, given by the author. */
export const name = (words: Words = {}) =>
  Type.String({
    pattern: namePattern,
    maxLength: 64,
    title: 'a name of letters, digits and hyphens, beginning with a letter',
    ...words,
  });

/** An identifier that reports and file names carry. */
export const slug = (words: Words = {}) =>
  Type.String({
    pattern: slugPattern,
    maxLength: 64,
    title: 'an identifier of small letters, digits and hyphens',
    ...words,
  });

/** A file beside the assignment. */
export const fileName = (words: Words = {}) =>
  Type.String({ minLength: 1, maxLength: 255, title: 'the name of a file beside the assignment', ...words });

/** A mapping whose keys the author chooses. */
export const record = (keyPattern: string, value: TSchema, words: Words & { minProperties?: number } = {}) =>
  Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    propertyNames: { pattern: keyPattern },
    additionalProperties: value,
    ...words,
  });

/** The ends that a step means. */
export const via = shared(
  'via',
  Type.Union(
    [
      Type.String({ pattern: namePattern }),
      Type.String({ pattern: allButPattern }),
      Type.Array(name(), { minItems: 1, maxItems: 1000 }),
    ],
    {
      title: 'the name of an end, a list of names, or `all but` names',
      description: 'The ends that are meant. Not needed where exactly one end is open.',
    },
  ),
);

/** How long a step may take. */
export const within = (standard = '2s, or what `defaults` say') =>
  duration({
    description: 'How long this may take, counted in time during which the program could run.',
    default: standard,
  });

/** The leniencies of a teacher. */
export const tolerate = (tolerances: readonly string[], standard: string) =>
  Type.Array(word(tolerances), {
    maxItems: 20,
    title: 'a list of tolerances',
    description:
      'Differences that are forgiven; every use of one is recorded. The nearest list holds: step, case, assignment.',
    default: standard,
  });
