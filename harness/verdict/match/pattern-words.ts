import type { Pattern } from '../../spec/assignment.ts';
import { counted } from '../counted.ts';
import { contentOf } from './datagram-log.ts';
import { fillLayout, wordsOfValue } from './fill-layout.ts';
import { fillBytes, fillJson, fillNumber, fillText, type Vars } from './fill-template.ts';
import { fillXml, fillXPath } from './fill-xml.ts';
import type { Mismatch, Moment } from './match.ts';
import { wordsOfOdds } from './odds-words.ts';

/** A pattern in words that complete "expected …". */
export function wordsOf(pattern: Pattern, vars: Vars): string {
  switch (pattern.kind) {
    case 'bytes': {
      const bytes = fillBytes(pattern.bytes, vars);
      return bytes.length <= 80 ? JSON.stringify(bytes.toString('latin1')) : `${bytes.length} given bytes`;
    }
    case 'line':
      return `the line ${brief(JSON.stringify(fillText(pattern.text, vars)))}`;
    case 'includes':
      return `something that includes ${brief(JSON.stringify(fillText(pattern.text, vars)))}`;
    case 'matches':
      return `something that matches /${pattern.regex}/`;
    case 'json':
      return `JSON equal to ${brief(JSON.stringify(fillJson(pattern.value, vars)))}`;
    case 'json-includes':
      return `JSON that holds ${brief(JSON.stringify(fillJson(pattern.value, vars)))}`;
    case 'schema':
      return `JSON that fits ${pattern.name}`;
    case 'xml':
      return `XML equal to ${brief(fillXml(pattern.text, vars))}`;
    case 'xpath':
      return `XML for which ${brief(fillXPath(pattern.holds, vars))}`;
    case 'xsd':
      return `XML that fits ${pattern.name}`;
    case 'message':
      return wordsOfLayout(pattern, vars);
    case 'size':
      return wordsOfSize(fillNumber(pattern.min, vars), fillNumber(pattern.max, vars));
    case 'not':
      return `anything but ${wordsOf(pattern.of, vars)}`;
    case 'all':
      return pattern.of.map((one) => wordsOf(one, vars)).join(', and ');
    case 'any':
      return pattern.of.map((one) => wordsOf(one, vars)).join(', or ');
    case 'unordered':
      return `in any order: ${pattern.of.map((one) => wordsOf(one, vars)).join('; ')}`;
    case 'some':
      return `${wordsOfCount(pattern, vars)}, each ${wordsOf(pattern.of, vars)}`;
  }
}

function wordsOfLayout({ layout, values }: Extract<Pattern, { kind: 'message' }>, vars: Vars): string {
  const said = Object.entries(fillLayout(layout, values, vars)).map(
    ([name, value]) => `${name} ${wordsOfValue(value)}`,
  );
  return said.length === 0
    ? `the message ${layout.name}`
    : `the message ${layout.name} with ${brief(said.join(', '))}`;
}

/** A sentence is read to its end only where it has one in sight. */
function brief(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 120)}… (${text.length} characters)`;
}

function wordsOfSize(min: number, max: number): string {
  if (min === max) return counted(min, 'byte');
  return max === Number.MAX_SAFE_INTEGER ? `at least ${counted(min, 'byte')}` : `${min} to ${max} bytes`;
}

function wordsOfCount({ atLeast, atMost, odds }: Extract<Pattern, { kind: 'some' }>, vars: Vars): string {
  const least = fillNumber(atLeast, vars);
  if (odds && atMost !== undefined) return wordsOfOdds(least, fillNumber(atMost, vars), odds);
  if (atMost === undefined) return `at least ${counted(least, 'message')}`;
  return `${least} to ${counted(fillNumber(atMost, vars), 'message')}`;
}

/** The mismatch of a message that is not what the pattern says. */
export function isNot(pattern: Pattern, moment: Moment): Mismatch {
  const words = wordsOf(pattern, moment.vars);
  return {
    code: 'wrong-answer',
    message: `the message is not ${words}`,
    expected: { words },
    received: moment.frame.kind === 'datagram' ? contentOf(moment.bytes) : moment.bytes,
    place: pattern.place,
  };
}
