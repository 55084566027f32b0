import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { explain } from './explain.ts';
import { Explanation } from './explanation.ts';
import { mutateAssignment } from './mutation/mutate-assignment.ts';
import { parseTree } from './parse-tree.ts';
import { plainValue } from './plain-value.ts';
import { Problems } from './problems.ts';
import { readAssignment } from './read-assignment.ts';
import { renderProblem } from './render-problem.ts';
import { Source } from './source.ts';
import type { SpecProblem } from './spec-problem.ts';
import { schema, validate } from './validate.generated.js';
import { loadXmlEngine } from './xml/xml-engine.ts';

await loadXmlEngine();

const runs = Number(process.env.WIREGRADE_FUZZ_RUNS ?? 2000);
const firstSeed = Number(process.env.WIREGRADE_FUZZ_SEED ?? Date.now() % 1_000_000_000);
const longestMs = 2000;

const root = join(import.meta.dirname, '../..');
const own = join(import.meta.dirname, 'golden/assignments');
const texts = [
  ...readdirSync(own).map((name) => join(own, name)),
  ...readdirSync(join(root, 'assignments'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(root, 'assignments', name, 'assignment.yaml')),
].map((file) => readFileSync(file, 'utf8'));

const readFile = (path: string) =>
  path.endsWith('.json') ? Buffer.from('{"type":"object"}') : Buffer.from('abc');

/** What is wrong with a problem itself. */
function faultsOf(problem: SpecProblem, text: string): string[] {
  const { place, message } = problem;
  const line = text.split('\n')[place.line - 1]?.replace(/\r$/, '');
  const rendered = renderProblem(problem, text);
  return [
    ...(line === undefined || place.line < 1 ? [`line ${place.line} is outside`] : []),
    ...(place.column < 1 || place.column > (line?.length ?? 0) + 1
      ? [`column ${place.column} is outside`]
      : []),
    ...(place.length < 1 || place.column + place.length > Math.max(line?.length ?? 0, place.column) + 1
      ? [`length ${place.length} is outside`]
      : []),
    ...(message.length === 0 || message.length > 400 ? ['the message is empty or endless'] : []),
    ...(message === 'this is not the assignment language'
      ? ['the validator knows what the words do not']
      : []),
    ...(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(rendered) ? ['a control character is printed'] : []),
  ];
}

/** What is wrong with the loader, seen on one file. */
function faultsOn(text: string): string[] {
  const from = performance.now();
  const result = readAssignment(text, 'assignment.yaml', readFile);
  const ms = performance.now() - from;
  const slow = ms > longestMs ? [`took ${Math.round(ms)} ms`] : [];
  if (!Array.isArray(result))
    return result.cases.length > 0 ? slow : [...slow, 'an assignment without a case'];
  if (result.length === 0) return ['no assignment and no problem'];
  return [...slow, ...result.flatMap((problem) => faultsOf(problem, text))];
}

/** Whether the words and the validator disagree on a file that is YAML. */
function disagreement(text: string): string[] {
  const problems = new Problems('assignment.yaml');
  const tree = parseTree(new Source('assignment.yaml', text), problems);
  if (tree === undefined) return [];
  const told = new Problems('assignment.yaml');
  explain(schema, tree, new Explanation(told, schema.$defs, 'the file'));
  const valid = validate(plainValue(tree));
  return valid === told.none
    ? []
    : [valid ? `told ${told.list()[0]?.message}, and it is valid` : 'nothing told'];
}

test(`${runs} mutated assignments are loaded or explained (WIREGRADE_FUZZ_SEED=${firstSeed})`, () => {
  for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
    const text = mutateAssignment(texts[seed % texts.length] ?? '', seed);
    let faults: string[];
    try {
      faults = [...faultsOn(text), ...(seed % 4 === 0 ? disagreement(text) : [])];
    } catch (error) {
      faults = [String(error instanceof Error ? error.stack : error)];
    }
    expect({ seed, faults }).toEqual({ seed, faults: [] });
  }
}, 600_000);

test('half of the mutations are still YAML, and most of those are wrong', () => {
  const counts = { loaded: 0, explained: 0, notYaml: 0 };
  for (let seed = 1; seed <= 300; seed += 1) {
    const text = mutateAssignment(texts[seed % texts.length] ?? '', seed);
    const result = readAssignment(text, 'assignment.yaml', readFile);
    if (!Array.isArray(result)) counts.loaded += 1;
    else if (result.some(({ code }) => code === 'yaml')) counts.notYaml += 1;
    else counts.explained += 1;
  }
  expect(counts.explained).toBeGreaterThan(100);
  expect(counts.loaded).toBeGreaterThan(10);
  expect(counts.notYaml).toBeGreaterThan(10);
});
