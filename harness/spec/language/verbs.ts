import type { TSchema } from 'typebox';
import { crossedVerb } from './crossed-verb.ts';
import { endVerbs } from './end-verbs.ts';
import { observeVerb } from './observe-verb.ts';
import { orderVerbs } from './order-verbs.ts';
import { programVerbs } from './program-verbs.ts';

/** Every verb, by group, as the reference page shows them. */
export const verbGroups = {
  Programs: programVerbs,
  Ends: endVerbs,
  'Time and order': orderVerbs,
  Links: crossedVerb,
  'The kernel’s view': observeVerb,
};

/** Every verb with the schema of its value. */
export const verbSchemas: Record<string, TSchema> = {
  ...programVerbs,
  ...endVerbs,
  ...orderVerbs,
  ...crossedVerb,
  ...observeVerb,
};
