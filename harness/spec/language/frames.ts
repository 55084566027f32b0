import { Type } from 'typebox';
import { longestLine } from '../read-frame.ts';
import { shared } from './shared.ts';
import { fixedWhole, word } from './slots.ts';

const line = Type.Object(
  {
    end: Type.Optional(
      word(['lf', 'crlf'], { description: 'The line end that is sent. Both are accepted.', default: 'lf' }),
    ),
    max: Type.Optional(
      fixedWhole(1, 1_048_576, { description: 'The longest line, in bytes.', default: longestLine }),
    ),
  },
  {
    additionalProperties: false,
    title: 'a mapping with `end` and `max`',
    description: 'A message is a line.',
  },
);

const prefixBytes = { enum: [1, 2, 4, 8], title: 'one of 1, 2, 4, 8' };

const lengthPrefix = Type.Object(
  {
    bytes: Type.Unsafe<number>({ ...prefixBytes, description: 'The size of the number in bytes.' }),
    endian: Type.Optional(
      word(['big', 'little'], { description: 'The order of the bytes of the number.', default: 'big' }),
    ),
    'includes-header': Type.Optional(
      Type.Boolean({
        title: '`true` or `false`',
        description: 'Whether the number counts its own bytes too.',
        default: false,
      }),
    ),
  },
  { additionalProperties: false },
);

/** Where a message ends. */
export const frame = shared(
  'frame',
  Type.Union(
    [
      Type.Unsafe<string>({ enum: ['raw', 'line', 'until-close', 'value'] }),
      Type.Object(
        {
          line: Type.Optional(line),
          fixed: Type.Optional(
            fixedWhole(1, 1_048_576, { description: 'Every message has this many bytes.' }),
          ),
          'length-prefix': Type.Optional(
            Type.Union([Type.Unsafe<number>(prefixBytes), lengthPrefix], {
              title:
                'the number of bytes of the prefix, or a mapping with `bytes`, `endian`, `includes-header`',
              description:
                'A number before each message says how long it is. `length-prefix: 4` means `{ bytes: 4 }`.',
            }),
          ),
        },
        {
          additionalProperties: false,
          oneOf: ['line', 'fixed', 'length-prefix'].map((key) => ({ required: [key] })),
        },
      ),
    ],
    {
      title: '`raw`, `line`, `until-close`, `value`, or a mapping with `line`, `fixed` or `length-prefix`',
      description: 'Where a message ends.',
      default: 'raw, or what `defaults` say',
    },
  ),
);
