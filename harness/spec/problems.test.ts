import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { aroundSteps } from './golden/scaffold.ts';
import { readAssignment } from './read-assignment.ts';
import type { ReadFile } from './referenced-files.ts';
import { renderProblem } from './render-problem.ts';
import type { SpecProblem, SpecProblemCode } from './spec-problem.ts';
import { loadXmlEngine } from './xml/xml-engine.ts';

await loadXmlEngine();

const golden = new URL('./golden/problems.txt', import.meta.url);

const files: Record<string, string> = {
  'good.schema.json': '{"type":"object"}',
  'broken.schema.json': '{"type":',
  'odd.schema.json': '{"type":"objekt"}',
  'odd.xsd':
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">\n<xs:element name="a" type="xs:whole"/>\n</xs:schema>',
};
const readFile: ReadFile = (path) => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'huge.bin') return 'too-large';
  return files[name] === undefined ? 'missing' : Buffer.from(files[name]);
};

/** One block of the golden file: a title, a snippet, what the author reads. */
interface Block {
  title: string;
  snippet: string;
  messages: string;
}

function blocks(): Block[] {
  const parts = readFileSync(golden, 'utf8').split(/^=== /m).slice(1);
  return parts.map((part) => {
    const end = part.indexOf('\n');
    const [snippet = '', messages = ''] = part.slice(end + 1).split(/^---\n/m);
    return { title: part.slice(0, end), snippet, messages };
  });
}

function textOf(snippet: string): string {
  return snippet.startsWith('- ') ? aroundSteps(snippet) : snippet;
}

function problemsOf(snippet: string): SpecProblem[] {
  const result = readAssignment(textOf(snippet), 'assignment.yaml', readFile);
  return Array.isArray(result) ? result : [];
}

function messagesOf(snippet: string): string {
  const messages = problemsOf(snippet).map((problem) => renderProblem(problem, textOf(snippet)));
  return `${messages.join('\n') || 'no problem'}\n\n`;
}

if (process.env.UPDATE_GOLDEN === '1') {
  const renewed = blocks().map(({ title, snippet }) => `=== ${title}\n${snippet}---\n${messagesOf(snippet)}`);
  writeFileSync(golden, renewed.join(''));
}

test.each(blocks())('an author reads $title', ({ snippet, messages }) => {
  expect(messagesOf(snippet)).toBe(messages);
});

test('the golden file shows a mistake of every code that a text can have', () => {
  const codes: Record<Exclude<SpecProblemCode, 'unreadable'>, true> = {
    yaml: true,
    'unknown-key': true,
    'missing-key': true,
    'wrong-type': true,
    'wrong-value': true,
    'unknown-name': true,
    'duplicate-name': true,
    'ambiguous-end': true,
    'missing-file': true,
    'bad-regex': true,
    'bad-schema': true,
    'bad-xml': true,
    'bad-xpath': true,
    'bad-template': true,
    'points-mismatch': true,
    'needs-cycle': true,
    'too-much': true,
  };
  const shown = new Set(blocks().flatMap(({ snippet }) => problemsOf(snippet).map(({ code }) => code)));
  expect([...shown].sort()).toEqual(Object.keys(codes).sort());
});
