import { expect, test } from '@jest/globals';
import { compactXml } from './compact-xml.ts';

test.each([
  ['<a>\n  <b/>\n  <c>1</c>\n</a>\n', '<a><b/><c>1</c></a>'],
  ['<a> <b/> </a>', '<a> <b/> </a>'],
  ['<a>\n</a>', '<a>\n</a>'],
  ['<a  x=\'1\'\n y="2>">1\n2</a>', '<a  x=\'1\'\n y="2>">1\n2</a>'],
  [
    '<?xml version="1.0"?>\n<!-- <a> -->\n<a><![CDATA[<\n>]]></a>',
    '<?xml version="1.0"?><!-- <a> --><a><![CDATA[<\n>]]></a>',
  ],
])('%j goes out as %j', (written, sent) => {
  expect(compactXml(written)).toBe(sent);
});
