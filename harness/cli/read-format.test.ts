import { expect, test } from '@jest/globals';
import { formatReader, outputFormats } from './read-format.ts';

const readFormats = formatReader(outputFormats);

test('formats are named in one word or in several', () => {
  expect(readFormats('html', readFormats('junit,markdown', []))).toEqual(['junit', 'markdown', 'html']);
});

test('a format named twice is made once', () => {
  expect(readFormats('junit, junit', ['junit'])).toEqual(['junit']);
});

test.each([
  ['junit,markdwn', 'There is no format markdwn. The formats: terminal, json, html, junit,'],
  ['junit,', 'A comma too many. The formats: terminal,'],
])('%j is refused with all the formats there are', (text, message) => {
  expect(() => readFormats(text, [])).toThrow(message);
});
