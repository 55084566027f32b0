import { Type } from 'typebox';
import { reference } from './shared.ts';
import { duration, name, via, whole } from './slots.ts';
import { forms } from './verb-forms.ts';

const steps = reference('steps', { description: 'Steps of their own.' });
/** The verbs of time and order. */
export const orderVerbs = {
  quiet: forms(
    [duration()],
    {
      via: Type.Optional(via),
      for: Type.Optional(duration({ description: 'How long nothing may arrive.', default: '300ms' })),
    },
    {
      title: 'a duration such as `300ms`, or a mapping with `for`',
      description: 'Nothing arrives for a while.',
    },
  ),
  together: Type.Array(steps, {
    minItems: 2,
    maxItems: 100,
    title: 'a list of lists of steps',
    description: 'Branches of steps at the same time; the next step waits for all of them.',
  }),
  repeat: Type.Object(
    {
      times: whole(1, 10_000, { description: 'How many rounds.' }),
      as: Type.Optional(name({ description: 'A name for the number of the round, from 1.' })),
      steps,
    },
    {
      additionalProperties: false,
      title: 'a mapping with `times` and `steps`',
      description: 'Steps that are done again and again.',
    },
  ),
};
