import type { Pattern } from '../../spec/assignment.ts';
import { fillBytes, fillJson, fillText, type Vars } from './fill-template.ts';
import type { Mismatch, Moment } from './match.ts';

/** A pattern in words that complete "expected …". */
export function wordsOf(pattern: Pattern, vars: Vars): string {
  switch (pattern.kind) {
    case 'bytes': {
      const bytes = fillBytes(pattern.bytes, vars);
      return bytes.length <= 80 ? JSON.stringify(bytes.toString('latin1')) : `${bytes.length} given bytes`;
    }
    case 'line':
      return `the line ${JSON.stringify(fillText(pattern.text, vars))}`;
    case 'includes':
      return `something that includes ${JSON.stringify(fillText(pattern.text, vars))}`;
    case 'matches':
      return `something that matches /${pattern.regex}/`;
    case 'json':
      return `JSON equal to ${JSON.stringify(fillJson(pattern.value, vars))}`;
    case 'json-includes':
      return `JSON that holds ${JSON.stringify(fillJson(pattern.value, vars))}`;
    case 'schema':
      return `JSON that fits ${pattern.name}`;
    case 'size':
      return pattern.min === pattern.max ? `${pattern.min} bytes` : `${pattern.min} to ${pattern.max} bytes`;
    case 'not':
      return `anything but ${wordsOf(pattern.of, vars)}`;
    case 'all':
      return pattern.of.map((one) => wordsOf(one, vars)).join(', and ');
    case 'any':
      return pattern.of.map((one) => wordsOf(one, vars)).join(', or ');
    case 'unordered':
      return `in any order: ${pattern.of.map((one) => wordsOf(one, vars)).join('; ')}`;
    case 'some':
      return `at least ${pattern.atLeast} messages, each ${wordsOf(pattern.of, vars)}`;
  }
}

/** The mismatch of a message that is not what the pattern says. */
export function isNot(pattern: Pattern, moment: Moment): Mismatch {
  const words = wordsOf(pattern, moment.vars);
  return {
    code: 'wrong-answer',
    message: `the message is not ${words}`,
    expected: { words },
    received: moment.bytes,
    place: pattern.place,
  };
}
