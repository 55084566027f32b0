import { expect, test } from '@jest/globals';
import { fillXml, fillXPath } from './fill-xml.ts';

const vars = {
  n: 7,
  text: '<a> & "b" \'c\' ]]>',
  both: `it's "me"`,
  plain: 'it',
  yes: true,
  below: -5,
  large: 1e300,
};

test('a value is text in XML, whatever it holds', () => {
  expect(fillXml('<r n="${n}">${text}</r>', vars)).toBe(
    '<r n="7">&lt;a&gt; &amp; &quot;b&quot; &apos;c&apos; ]]&gt;</r>',
  );
  expect(fillXml('<r><![CDATA[${text}]]></r>', vars)).toBe(
    `<r><![CDATA[<a> & "b" 'c' ]]]]><![CDATA[>]]></r>`,
  );
  expect(fillXml('<r>$${n}</r>', vars)).toBe('<r>${n}</r>');
});

test.each([
  ['${n}', '7'],
  ['${below}', '(-5)'],
  ['${yes}', 'true()'],
  ['${plain}', '"it"'],
  ['${both}', `concat("it's ", '"', "me", '"', "")`],
  ['${large}', '"1e+300"'],
])('%s is a literal in an expression', (xpath, filled) => {
  expect(fillXPath({ xpath, namespaces: {} }, vars)).toBe(filled);
});
