import { assignment, caseSchema, program } from './assignment-schema.ts';
import {
  assignmentExample,
  frameExample,
  linkExample,
  patternExample,
  payloadExample,
  verbExamples,
} from './examples.ts';
import { keyTable, type Properties, type Words } from './key-table.ts';
import { laterWords } from './later.ts';
import { layoutSections } from './layout-section.ts';
import { patternProperties, payloadProperties } from './messages.ts';
import { sharedSchemas } from './shared.ts';
import { verbGroups } from './verbs.ts';

const yaml = (text: string) => `\`\`\`yaml\n${text}\n\`\`\``;
const words = (schema: unknown) => schema as Words;
const tolerances = `| tolerance | what is forgiven |
|---|---|
| \`newline\` | one line end too many or too few at the end of a message |
| \`cr\` | carriage returns before line feeds |
| \`nul-padding\` | NUL bytes after the message |
| \`banner\` | lines before the message |
| \`letter-case\` | capitals for small letters and the other way round |
| \`trailing-space\` | spaces at the ends of lines |`;

/** The reference page of the language, every key from its definition. */
export function referencePage(): string {
  return `${[
    '# The assignment language',
    'An assignment is a folder with `assignment.yaml`. A case reads as a conversation: its steps stand in the order in which they happen, and each step is one verb. Every verb has a long form, a mapping; most have a short form, which means the same.',
    'This page is generated from the definition of the language, as is `harness/spec/assignment.schema.json`, from which editors complete and check. Name it on the first line: `# yaml-language-server: $schema=…/assignment.schema.json`.',
    yaml(assignmentExample),
    '## The file',
    keyTable(words(assignment)),
    '## Programs',
    keyTable(words(program)),
    'The keys of `port`:',
    keyTable(mappingIn(words(program).properties?.port)),
    'Servers that a case uses and does not start itself are started before its first step.',
    '## Cases',
    keyTable(words(caseSchema)),
    ...linkSection(),
    '## Steps',
    'A step has one verb. Beside it may stand `points`, the points of this step alone, and `because`, a sentence for the student. Where exactly one end is open, it is the one that is meant; otherwise `via` names it.',
    ...Object.entries(verbGroups).flatMap(([group, verbs]) => [
      `### ${group}`,
      ...Object.entries(verbs).flatMap(verbSection),
    ]),
    ...messageSections(),
    ...layoutSections,
    ...valueSections(),
  ].join('\n\n')}\n`;
}

function linkSection(): string[] {
  return [
    '## Links and players',
    'What lies between two ends can be bad: between two programs, each of which then plays in a network of its own, or between a program and our ends. Every fault draws its choices from a stream of its own, so that one more fault leaves the others’ choices as they were. Each fault may be a list, to be said several times, and its mapping may say `from`. What a link decided stands in the transcript as `crossed`.',
    keyTable(mappingOf('link')),
    'Which datagrams a fault hits: a percentage of them, or of those like `like`, or `message` with `where`, the ones that `nth`, `every` or `first` count.',
    yaml(linkExample),
  ];
}

function verbSection([verb, schema]: [string, unknown]): string[] {
  const { title, description } = words(schema);
  return [
    `#### \`${verb}\``,
    `${description} It takes ${title}.`,
    ...longForm(words(schema)),
    yaml(verbExamples[verb] ?? ''),
  ];
}

function longForm(schema: Words): string[] {
  const long = schema.type === 'object' ? schema : schema.anyOf?.find(({ type }) => type === 'object');
  if (long === undefined) return [];
  const named = new Set([...Object.keys(patternProperties), ...Object.keys(payloadProperties)]);
  const isMessage = long.anyOf !== undefined || long.oneOf !== undefined;
  const own = isMessage
    ? Object.fromEntries(Object.entries(long.properties ?? {}).filter(([key]) => !named.has(key)))
    : long.properties;
  const what = long.oneOf === undefined ? 'One or more [patterns](#patterns)' : 'One [payload](#payloads)';
  return [...(isMessage ? [`${what}, and:`] : []), keyTable({ ...long, properties: own ?? {} })];
}

function messageSections(): string[] {
  const nested = ['random', 'repeated-text', 'lines', 'xpath', 'size', 'some'];
  return [
    '## Frames',
    'A frame says where a message ends. `raw` has no messages: the next bytes. `value` is one JSON value or one XML element, however it is cut, of at most 16 MiB. `until-close` is everything until the other end closes. Under `raw`, a `line` is a line all the same, and `json`, `json-includes`, `schema`, `xml`, `xpath` and `xsd` read a `value`. Bytes (`raw`, `hex`, `file` …) are sent and expected without any envelope.',
    yaml(frameExample),
    keyTable(mappingOf('frame')),
    'The keys of `line`:',
    keyTable(words(mappingOf('frame').properties?.line)),
    'The keys of `length-prefix`:',
    keyTable(mappingIn(mappingOf('frame').properties?.['length-prefix'])),
    '## Payloads',
    'What a `send` sends: exactly one of these. A bare text means `raw`.',
    keyTable({ properties: payloadProperties as Properties }),
    yaml(payloadExample),
    '## Patterns',
    'What a message is compared with: one of these, or several, which then must all hold. A bare text means `raw`.',
    keyTable({ properties: patternProperties as Properties }),
    yaml(patternExample),
    ...nested.flatMap((name) => [
      `The keys of \`${name === 'repeated-text' ? 'repeat' : name}\`:`,
      keyTable(mappingOf(name)),
    ]),
    '`save` and `distinct` name a part of a message: of JSON by a pointer (RFC 6901), of XML by a mapping:',
    keyTable(mappingOf('value-path')),
    'XML is read strictly: a message that is not well-formed is the student’s mistake, and one with a document type definition of its own is refused, so that nothing is fetched or expanded. Comments and processing instructions are passed over, a CDATA section is text, and white space counts only in an element without others. In `xml`, a template may stand in texts and attributes’ values. In an XPath it stands for a text or a number of its own and takes no quotes: `/reply/id = ${id}`.',
  ];
}

function valueSections(): string[] {
  return [
    '## Tolerances',
    `A teacher’s leniency, on a step, a case or the whole assignment; the nearest list holds, and an empty one forgives nothing.\n\n${tolerances}`,
    '## Values',
    'Durations are `300ms`, `1.5s`, `2m`, at most ten minutes. Text is taken as it is written: `line: 007` is the text 007. `${name}` stands for a value: `host` and `port` of the program, the names of a case’s `for`, the `as` of a `repeat`, the names that a `save` before it keeps. A text that is only `"${n}"` takes the value’s own type, and every number may be one. `$${` stands for the two characters themselves.',
    '## Not yet',
    `These words belong to later versions and are refused by name: ${[...laterWords].map((word) => `\`${word}\``).join(', ')}.`,
  ];
}

function mappingOf(name: string): Words {
  return mappingIn(words(sharedSchemas[name]));
}

function mappingIn(schema: Words = {}): Words {
  return schema.type === 'object' ? schema : (schema.anyOf?.find(({ type }) => type === 'object') ?? {});
}
