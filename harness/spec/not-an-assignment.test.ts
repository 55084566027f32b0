import { expect, test } from '@jest/globals';
import { readAssignment } from './read-assignment.ts';

const none = 'this is not an assignment: it has no `wiregrade: 1`';

function messagesOf(text: string): string[] {
  const read = readAssignment(text, 'README.md', () => 'missing');
  return Array.isArray(read) ? read.map(({ message }) => message) : [];
}

test.each([
  ['a page', '# An echo server\n\nWrite a server: it echoes.\n- *fast*\n- "right\n'],
  ['a page that quotes one', '# Notes\n\n* `a`: [b\n\n```yaml\nwiregrade: 1\ncases: []\n```\n'],
  ['a text', 'just a text\n'],
  ['a list', '- connect: alice\n'],
  ['another YAML file', 'mutants:\n  - id: lazy\n'],
])('%s is told from an assignment in one sentence', (_, text) => {
  expect(messagesOf(text)).toEqual([none]);
});

test.each([
  ['lacks its first line', 'id: x\ntitle: X\nprograms: {}\ncases: []\n'],
  ['is no YAML yet', '{ "wiregrade": 1, "cases": [ }\n'],
  ['is empty', ''],
])('an assignment that %s is told its own mistakes', (_, text) => {
  const messages = messagesOf(text);
  expect(messages).not.toContain(none);
  expect(messages).not.toEqual([]);
});
