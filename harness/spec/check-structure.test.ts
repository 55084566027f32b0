import { expect, test } from '@jest/globals';
import { resolved } from './explanation.ts';
import { patternKeys } from './read-pattern.ts';
import { verbs } from './read-steps.ts';
import { schema } from './validate.generated.js';

function keysOf(definition: string): string[] {
  const shapes = resolved({ $ref: `#/$defs/${definition}` }, schema.$defs);
  return shapes.flatMap(({ properties }) => Object.keys(properties ?? {})).sort();
}

test('every verb of the definition is read, and every verb that is read is defined', () => {
  expect(keysOf('step')).toEqual([...verbs, 'because', 'points'].sort());
});

test('every pattern of the definition is read, and every pattern that is read is defined', () => {
  expect(keysOf('pattern')).toEqual([...patternKeys].sort());
});
