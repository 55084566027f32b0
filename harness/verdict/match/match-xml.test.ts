import { describe, expect, test } from '@jest/globals';
import { loadXmlEngine } from '../../spec/xml/xml-engine.ts';
import { at, brief, line, match, value } from './example-moment.ts';

await loadXmlEngine();

const xml = (text: string) => at({ kind: 'xml', text });
const xpath = (expression: string, namespaces: Record<string, string> = {}) =>
  at({ kind: 'xpath', holds: { xpath: expression, namespaces } });
const messageOf = (pattern: ReturnType<typeof at>, bytes: string | Buffer): string => {
  const result = match(pattern, bytes, { frame: { kind: 'until-close' }, over: true });
  return result.match === 'no' ? `${result.mismatch.code}: ${result.mismatch.message}` : result.match;
};

describe('XML is equal', () => {
  const expected = '<r a="1" b="2"><x>5 &lt; 6</x><y/></r>';
  test.each([
    ['in another order of attributes', `<r b='2' a='1'><x>5 &lt; 6</x><y/></r>`],
    ['with white space between elements', '<r a="1" b="2">\n  <x>5 &lt; 6</x>\n  <y/>\n</r>\n'],
    ['with a CDATA section', '<r a="1" b="2"><x><![CDATA[5 < 6]]></x><y></y></r>'],
    ['with character references', '<r a="&#49;" b="2"><x>&#x35; &#60; 6</x><y/></r>'],
    [
      'with a declaration and comments',
      '<?xml version="1.0"?><!-- a --><r a="1" b="2"><x>5 <!-- b -->&lt; 6</x><y/></r>',
    ],
    [
      'in Latin-1, where it says so',
      '<?xml version="1.0" encoding="iso-8859-1"?><r a="1" b="2"><x>5 &lt; 6</x><y/></r>',
    ],
  ])('%s', (_how, received) => {
    expect(messageOf(xml(expected), received)).toBe('yes');
  });

  test('whatever prefixes stand for its namespaces', () => {
    const spaced = xml('<c:r xmlns:c="urn:c" c:id="7"><c:x/></c:r>');
    expect(messageOf(spaced, '<r xmlns="urn:c" xmlns:d="urn:c" d:id="7"><d:x/></r>')).toBe('yes');
    expect(messageOf(spaced, '<r xmlns="urn:c" id="7"><x/></r>')).toBe(
      'wrong-answer: /r/@{urn:c}id is missing',
    );
    expect(messageOf(spaced, '<r xmlns="urn:d"/>')).toBe(
      'wrong-answer: /r should be in the namespace urn:c, is in the namespace urn:d',
    );
  });

  test('in the letters of its declared encoding', () => {
    const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><r>é</r>', 'latin1');
    expect(messageOf(xml('<r>é</r>'), latin)).toBe('yes');
  });
});

describe('the first difference is told by its path', () => {
  test.each([
    ['<r><x>5</x></r>', '<r><x>6</x></r>', '/r/x should be "5", is "6"'],
    ['<r><x>5</x></r>', '<r><x/></r>', '/r/x should be "5", is empty'],
    ['<r><x/></r>', '<r><x> </x></r>', '/r/x should be empty, is " "'],
    ['<r><x/><y/></r>', '<r><y/><x/></r>', '/r should have <x> where it has <y>'],
    ['<r><x/><x id="2"/></r>', '<r><x/><x id="3"/></r>', '/r/x[2]/@id should be "2", is "3"'],
    ['<r/>', '<q/>', 'the element should be <r>, is <q>'],
    ['<r><x/></r>', '<r/>', '/r/x is missing'],
    ['<r/>', '<r><x/></r>', '/r/x should not be there'],
    ['<r/>', '<r a="1"/>', '/r/@a should not be there'],
    ['<r>5</r>', '<r><b>5</b></r>', '/r/b stands where "5" should be'],
    ['<r>${n}</r>', '<r>8</r>', '/r should be "7", is "8"'],
  ])('%s against %s', (expected, received, difference) => {
    expect(messageOf(xml(expected), received)).toBe(`wrong-answer: ${difference}`);
  });
});

describe('what is no XML says why', () => {
  const bomb = `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(100)}"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>`;
  const ownDtd = 'it brings a document type definition (DTD) of its own, which is not read';
  test.each([
    ['{"a": 1}', 'it begins with "{", not with `<`'],
    ['<r><x></r>', '`</r>` stands where the element `x` is still open'],
    ['<r>\n<x>1 < 2</x></r>', 'a `<` begins no tag; in a text it is written `&lt;` in line 2'],
    ['<r>R&D</r>', '`&` stands alone; in a text it is written `&amp;`'],
    ['<r a=1/>', 'an attribute’s value stands without quotes'],
    ['<r/><r/>', 'a second element follows the first, and nothing encloses both'],
    ['<c:r/>', 'the prefix `c` stands for no namespace'],
    [
      '<r>&nbsp;</r>',
      'an entity stands in it that XML does not know; it knows only `&amp;` `&lt;` `&gt;` `&quot;` `&apos;`',
    ],
    [bomb, ownDtd],
    ['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', ownDtd],
    ['<?xml version="1.0" encoding="utf-16"?><r/>', 'it says that it is in utf-16, and is not'],
    ['<a>'.repeat(300) + '</a>'.repeat(300), 'it is nested more than 250 levels deep'],
    [`<a>${'<b/>'.repeat(20_000)}</a>`, 'it has more than 20000 elements and attributes'],
  ])('%j', (received, why) => {
    expect(messageOf(xml('<r/>'), received)).toBe(`not-xml: the message is not XML: ${why}`);
  });

  test('the place is that of the bytes', () => {
    const whole = match(xml('<r/>'), '<r>é</q>\n', { frame: line });
    expect(whole.match === 'no' && whole.mismatch.differsAt).toBe(8);
  });
});

describe('an XPath', () => {
  const reply = '<reply id="7"><result>5</result><name>it\'s "me"</name></reply>';
  test.each([
    '/reply/result = 5',
    '/reply/result',
    'count(/reply/*) = 2',
    '/reply/@id = ${n}',
    "'text'",
    '//name',
  ])('holds: %s', (expression) => {
    expect(messageOf(xpath(expression), reply)).toBe('yes');
  });

  test.each([
    ['/reply/result = 6', '/reply/result = 6 is not true: /reply/result is "5"'],
    ['/reply/sum', 'there is no /reply/sum'],
    ['/reply/sum = ${n}', '/reply/sum = 7 is not true: there is no /reply/sum'],
    ['count(/reply/result) > 3', 'count(/reply/result) > 3 is not true: count(/reply/result) is 1'],
    ['/reply/result = 6 or /reply/result = 7', '/reply/result = 6 or /reply/result = 7 is not true'],
    ['/reply/result[. > 5]', 'there is no /reply/result[. > 5]'],
  ])('does not hold: %s', (expression, why) => {
    expect(messageOf(xpath(expression), reply)).toBe(`wrong-answer: ${why}`);
  });

  test('names the namespace that it does not know', () => {
    const spaced = '<reply xmlns="urn:r"><result>5</result></reply>';
    expect(messageOf(xpath('/r:reply/r:result = 5', { r: 'urn:r' }), spaced)).toBe('yes');
    expect(messageOf(xpath('/reply'), spaced)).toBe(
      'wrong-answer: there is no /reply; the message’s element <reply> is in the namespace urn:r',
    );
    expect(messageOf(xpath('/r:reply', { r: 'urn:r' }), '<reply/>')).toBe(
      'wrong-answer: there is no /r:reply; the message’s element <reply> is in no namespace',
    );
  });
});

test('an XML Schema says in which line what is wrong', () => {
  const xsd =
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="sum" type="xs:int"/></xs:schema>';
  const pattern = at({ kind: 'xsd', name: 'sum.xsd', xsd });
  expect(messageOf(pattern, '<sum>5</sum>')).toBe('yes');
  expect(messageOf(pattern, '<?xml version="1.0"?>\n<sum>five</sum>')).toBe(
    'schema-mismatch: line 2 of the message: element `sum`: `five` is not a valid value of the atomic type `xs:int`',
  );
  expect(messageOf(pattern, '<total/>')).toBe(
    'schema-mismatch: line 1 of the message: the schema knows no document whose element is `total`',
  );
});

test('a namespace that is no URI is told, by XPath and by XML Schema', () => {
  const odd = '<sum xmlns:a="http://ww\u00b4.example/">5</sum>';
  const xsd =
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="sum" type="xs:int"/></xs:schema>';
  expect(messageOf(at({ kind: 'xsd', name: 'sum.xsd', xsd }), odd)).toContain('is not a valid URI');
  expect(messageOf(xpath('/sum'), odd)).toContain('is not a valid URI');
});

test('in a stream, an element ends by itself and what follows stays', () => {
  expect(brief(match(xml('<r/>'), ' <r></r><s/>'))).toBe('yes 8');
  expect(brief(match(xml('<r/>'), '<r><', { frame: value }))).toBe('more');
  expect(brief(match(xml('<r/>'), '<r>\n</r>\n', { frame: value }))).toBe('no wrong-answer');
});

test('JSON where XML is due is said to be so when nothing more comes, and the other way round', () => {
  expect(brief(match(xml('<r/>'), '{"r": ', { frame: value }))).toBe('more, then no not-xml');
  expect(brief(match(at({ kind: 'json', value: 1 }), '<r>', { frame: value }))).toBe(
    'more, then no not-json',
  );
});

test('NULs around XML are forgiven where the teacher says so', () => {
  const padded = '<r/>\0\0\n';
  expect(brief(match(xml('<r/>'), '\0<r/>\0\0', { frame: { kind: 'until-close' }, over: true }))).toBe(
    'no not-xml',
  );
  const lenient = { frame: line, tolerate: ['nul-padding' as const] };
  expect(brief(match(xml('<r/>'), padded, lenient))).toBe('yes 7 nul-padding');
});

test('a message so large that an expression could take minutes is not asked', () => {
  const large = `<a>${'<b>x</b>'.repeat(5000)}</a>`;
  expect(messageOf(xpath('/a/b[. != ../b]'), large)).toBe(
    'wrong-answer: the message cannot be asked for /a/b[. != ../b]: it has more than 5000 elements and attributes',
  );
  expect(messageOf(xpath('count(/a/b) = 4900'), `<a>${'<b>x</b>'.repeat(4900)}</a>`)).toBe('yes');
});
