import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { aroundSteps } from './golden/scaffold.ts';
import { readAssignment } from './read-assignment.ts';
import { verbs } from './read-steps.ts';
import { renderProblem } from './render-problem.ts';
import { loadXmlEngine } from './xml/xml-engine.ts';

await loadXmlEngine();

const readFile = (path: string) =>
  Buffer.from(path.endsWith('.xsd') ? '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>' : '{}');
const page = readFileSync(join(import.meta.dirname, '../../docs/language.md'), 'utf8');
const examples = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, example = '']) => example);

test.each(examples.map((example) => [example.split('\n').slice(0, 2).join(' '), example]))(
  'the example on the reference page is valid: %s',
  (_start, example) => {
    const text = example.startsWith('- ') ? aroundSteps(example) : example;
    const read = readAssignment(text, 'assignment.yaml', readFile);
    expect(Array.isArray(read) ? read.map((problem) => renderProblem(problem, text)) : []).toEqual([]);
  },
);

test('the reference page shows every verb with an example', () => {
  const shown = verbs.filter((verb) => page.includes(`#### \`${verb}\``));
  expect(shown).toEqual(verbs);
  expect(examples.length).toBeGreaterThan(verbs.length);
});
