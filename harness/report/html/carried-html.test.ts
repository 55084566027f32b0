import { expect, test } from '@jest/globals';
import type { Carried } from '../ladder/ladder.ts';
import { shortText, wholeText } from './carried-html.ts';

const bytes = Buffer.from('\x01\0\x05<b>');
const field = (name: string, from: number, to: number) => ({
  ...{ name, offset: from, bytes: bytes.subarray(from, to) },
  told: name !== 'kind',
});
const carries: Carried = {
  ...{ size: 6, bytes },
  messages: [
    {
      name: 'data',
      fields: [field('kind', 0, 1), { ...field('seq', 1, 3), number: '5' }, field('body', 3, 6)],
    },
  ],
};

test('a message that is known stands beside its arrow by name and field', () => {
  expect(shortText(carries).text).toBe('<code>data seq=5 body=&quot;&lt;b&gt;&quot;</code>');
});

test('opened, it has all its fields in their places, and then the bytes as numbers', () => {
  const { text } = wholeText(carries);
  expect(text).toMatch(/<pre>data\n0 {2}kind .*\n1 {2}seq .* 5\n3 {2}body .*&lt;b&gt;&quot;<\/pre>/);
  expect(text.indexOf('body')).toBeLessThan(text.indexOf('01 00 05 3c 62 3e'));
});

test('bytes of which nothing is known stay bytes', () => {
  const { messages: _, ...plain } = carries;
  expect(shortText(plain).text).toBe('<code>"\\x01\\0\\x05&lt;b&gt;"</code>');
  expect(wholeText(plain).text).not.toContain('seq');
});
