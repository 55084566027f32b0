import { type TSchema, Type } from 'typebox';
import { ratePattern } from '../read-faults.ts';
import { percentPattern } from '../read-hits.ts';
import { players } from '../read-link.ts';
import { layoutMessage } from './layouts.ts';
import { slugPattern } from './name-patterns.ts';
import { reference, shared } from './shared.ts';
import { duration, fixedWhole, record, word } from './slots.ts';

const closed = { additionalProperties: false };
const optional = (properties: Record<string, TSchema>) =>
  Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, Type.Optional(schema)]));

const percent = (description: string) =>
  Type.String({ pattern: percentPattern, title: 'a percentage such as `30%`', description });
const most = 1_000_000;

const side = Type.String({ minLength: 1, maxLength: 64, title: 'a program of this link, or `ours`' });
const from = { ...side, description: 'Only what this one sends.' };

/** Which datagrams are meant, wherever that can be said. */
export const likeProperties = {
  like: reference('pattern', { description: 'Only datagrams like this.' }),
  message: layoutMessage('Only this binary message.'),
  where: record(slugPattern, Type.Unsafe<unknown>({ title: 'a value' }), {
    title: 'a mapping of fields to values',
    description: 'With `message`: only where its fields are these.',
  }),
};

const choice = {
  chance: percent('How likely each datagram is hit.'),
  nth: Type.Union([fixedWhole(1, most), Type.Array(fixedWhole(1, most), { minItems: 1, maxItems: 1000 })], {
    title: 'a number, or a list of numbers',
    description: 'These ones, counted from 1 among those that are meant.',
  }),
  every: fixedWhole(1, most, { description: 'Every second, third … one.' }),
  first: fixedWhole(1, most, { description: 'So many, from the beginning.' }),
};

function hitting(description: string, more: Record<string, TSchema> = {}, short: TSchema[] = []): TSchema {
  const long = Type.Object(optional({ ...more, ...choice, ...likeProperties, from }), {
    ...closed,
    minProperties: 1,
  });
  const one = Type.Union([...(short.length > 0 ? short : [percent('')]), long]);
  return orSeveral(
    one,
    description,
    `${short.length > 0 ? 'a duration' : 'a percentage'}, or a mapping with \`nth\`, \`every\`, \`first\`, \`message\`, \`like\``,
  );
}

function orSeveral(one: TSchema, description: string, title: string): TSchema {
  return Type.Union([one, Type.Array(one, { minItems: 1, maxItems: 100 })], { title, description });
}

function plain(short: TSchema, long: Record<string, TSchema>, title: string, description: string): TSchema {
  const one = Type.Union([short, Type.Object(optional({ ...long, from }), { ...closed, minProperties: 1 })]);
  return orSeveral(one, description, title);
}

const rate = Type.String({ pattern: ratePattern, title: 'a rate such as `64kbit` or `1mbit`' });
const bytes = fixedWhole(0, 1_073_741_824);
const timed = (description: string, more: Record<string, TSchema> = {}) =>
  plain(duration(), { time: duration(), ...more }, 'a duration, or a mapping with `time`', description);
const counted = (description: string) => plain(bytes, { bytes }, 'a number of bytes', description);
const jitter = duration({
  description: 'So much more or less, as it comes. The order is kept.',
  default: '0ms',
});

const gemodel = Type.Object(
  {
    p: percent('From good to bad.'),
    ...optional({ r: percent(''), '1-h': percent(''), '1-k': percent('') }),
  },
  {
    ...closed,
    title: 'a mapping with `p`, `r`, `1-h`, `1-k`',
    description: 'Loss in bursts: the model of Gilbert and Elliott.',
  },
);

/** What a link can do to datagrams. */
export const datagramFaultSchemas = {
  loss: hitting('Loses datagrams: so many of a hundred, or in bursts with `gemodel`.', { gemodel }),
  drop: hitting(
    'Loses certain datagrams: `{ nth: [3, 7] }`, `{ message: data, where: { seq: 5 }, first: 1 }`.',
  ),
  duplicate: hitting('Delivers a second copy right behind.'),
  reorder: hitting('Holds datagrams back until others have passed.', {
    gap: fixedWhole(1, 1000, { description: 'So many others.', default: 1 }),
    flush: duration({ description: 'Without others, it goes on after so long.', default: '200ms' }),
  }),
  delay: hitting('Delivers later.', { time: duration(), jitter }, [duration()]),
  rate: plain(rate, { rate }, 'a rate such as `64kbit`', 'Lets no more bits of a second through.'),
  corrupt: hitting('Flips one bit; the checksum is right, so that the program gets it.'),
  truncate: hitting('Cuts datagrams off.', {
    to: fixedWhole(0, 65_535, { description: 'The bytes that are left.', default: 0 }),
  }),
};

/** What a link can do to connections. */
export const streamFaultSchemas = {
  latency: timed('Delivers later.', { jitter }),
  bandwidth: plain(rate, { rate }, 'a rate such as `64kbit`', 'Lets no more bits of a second through.'),
  slicer: Type.Object(
    {
      average: fixedWhole(1, 65_536, { description: 'The average size of a slice in bytes.' }),
      ...optional({
        variation: fixedWhole(0, 65_536),
        delay: duration({ description: 'Between slices.' }),
        from,
      }),
    },
    {
      ...closed,
      title: 'a mapping with `average`, `variation`, `delay`',
      description: 'Cuts the stream into slices.',
    },
  ),
  'limit-data': counted('After so many bytes closes both sides.'),
  'finish-at': counted('After so many bytes finishes this direction: a half-close.'),
  'slow-close': timed('Passes the end of the stream on later.'),
  timeout: timed('Delivers nothing, and closes after so long; at `0ms` never.'),
  'reset-peer': plain(
    duration(),
    { after: duration(), at: bytes },
    'a duration, or a mapping with `at` or `after`',
    'Resets both sides: so long after the first byte, or at so many bytes.',
  ),
};

const seed = fixedWhole(0, 2_147_483_647);
const sides = {
  between: Type.Array(side, {
    minItems: 1,
    maxItems: 2,
    title: 'a list of two programs, or of one and our own ends',
    description: 'What lies between whom; the faults hit both directions.',
  }),
  to: { ...side, description: 'The link to this program: the faults hit what goes there.' },
  from: { ...side, description: 'The link from this program: the faults hit what it sends.' },
};

/** `link` of a case. */
export const link = shared(
  'link',
  Type.Object(
    optional({
      ...sides,
      ...datagramFaultSchemas,
      ...streamFaultSchemas,
      seed: {
        ...seed,
        description: 'The same seed makes the same choices on every machine. The seed of the run otherwise.',
      },
      seeds: Type.Array(seed, {
        minItems: 1,
        maxItems: 100,
        title: 'a list of seeds',
        description: 'The case is tried with each of them, and fails with the first that fails.',
      }),
    }),
    {
      ...closed,
      oneOf: ['between', 'to', 'from'].map((key) => ({ required: [key] })),
      title: 'a mapping with `between`, `to` or `from`, and faults such as `loss: 20%`',
      description: 'A bad link, in the words of tc-netem for UDP and of Toxiproxy for TCP.',
    },
  ),
);

/** `players` of a case. */
export const playersSchema = record(slugPattern, word(players), {
  title: 'a mapping of two programs to `submission` or `reference`',
  description:
    'Who plays which program, each in a network of its own: what passes between them passes the link.',
});
