import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { aroundSteps } from './golden/scaffold.ts';
import { readAssignment } from './read-assignment.ts';
import type { ReadFile } from './referenced-files.ts';
import { renderProblem } from './render-problem.ts';

const golden = new URL('./golden/problems.txt', import.meta.url);

const files: Record<string, string> = {
  'good.schema.json': '{"type":"object"}',
  'broken.schema.json': '{"type":',
  'odd.schema.json': '{"type":"objekt"}',
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

function messagesOf(snippet: string): string {
  const text = snippet.startsWith('- ') ? aroundSteps(snippet) : snippet;
  const result = readAssignment(text, 'assignment.yaml', readFile);
  if (!Array.isArray(result)) return 'no problem\n\n';
  return `${result.map((problem) => renderProblem(problem, text)).join('\n')}\n\n`;
}

if (process.env.UPDATE_GOLDEN === '1') {
  const renewed = blocks().map(({ title, snippet }) => `=== ${title}\n${snippet}---\n${messagesOf(snippet)}`);
  writeFileSync(golden, renewed.join(''));
}

test.each(blocks())('an author reads $title', ({ snippet, messages }) => {
  expect(messagesOf(snippet)).toBe(messages);
});
