import type { Pattern } from '../../spec/assignment.ts';
import type { VarValue } from '../evidence.ts';
import { compileSchema } from './compile-schema.ts';
import { fillJson } from './fill-template.ts';
import { firstDifference } from './json-difference.ts';
import { type Match, type Moment, matched, mismatch } from './match.ts';
import { withoutNuls } from './without-nuls.ts';

type JsonPattern = Extract<Pattern, { kind: 'json' | 'json-includes' | 'schema' }>;

/** A whole message as JSON: equal as values, a part of it, or of the schema's form. */
export function matchJson(pattern: JsonPattern, body: Buffer, moment: Moment): Match {
  const padded = moment.tolerate.includes('nul-padding');
  const text = body.toString('utf8');
  const trimmed = padded ? withoutNuls(text) : text;
  const parsed = parseJson(trimmed);
  if ('problem' in parsed) return notJson(pattern, parsed.problem, body, moment);
  const used = trimmed.length < text.length ? (['nul-padding'] as const) : [];
  const difference = differenceOf(pattern, parsed.value, moment);
  if (difference === undefined) return matched(body.length, body, [...used]);
  return mismatch({
    code: pattern.kind === 'schema' ? 'schema-mismatch' : 'wrong-answer',
    message: difference,
    expected: expectedOf(pattern, moment),
    received: body,
    place: pattern.place,
  });
}

type Parsed = { value: VarValue } | { problem: string };

/** No honest message nests deeper, and what reads it must not run out of stack. */
const deepest = 500;

function parseJson(text: string): Parsed {
  if (depthOf(text) > deepest) return { problem: `it is nested more than ${deepest} levels deep` };
  try {
    return { value: JSON.parse(text) as VarValue };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/** Brackets open at once, those inside strings left out; read by hand, since expressions may backtrack. */
function depthOf(text: string): number {
  let depth = 0;
  let greatest = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (quoted && letter === '\\') i++;
    else if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === '[' || letter === '{')) greatest = Math.max(greatest, ++depth);
    else if (!quoted && (letter === ']' || letter === '}')) depth--;
  }
  return greatest;
}

function notJson(pattern: JsonPattern, problem: string, body: Buffer, moment: Moment): Match {
  return mismatch({
    code: 'not-json',
    message: `the message is not JSON: ${problem}`,
    expected: expectedOf(pattern, moment),
    received: body,
    place: pattern.place,
  });
}

function differenceOf(pattern: JsonPattern, value: VarValue, moment: Moment): string | undefined {
  if (pattern.kind === 'schema') return compileSchema(pattern.schema)(value);
  return firstDifference(fillJson(pattern.value, moment.vars), value, pattern.kind === 'json');
}

function expectedOf(pattern: JsonPattern, moment: Moment): { words: string } {
  if (pattern.kind === 'schema') return { words: `JSON that fits ${pattern.name}` };
  const json = JSON.stringify(fillJson(pattern.value, moment.vars));
  return { words: pattern.kind === 'json' ? `JSON equal to ${json}` : `JSON that holds ${json}` };
}

/** The value that a JSON pointer (RFC 6901) names in a message, if it is there. */
export function pointInto(message: Buffer, pointer: string): VarValue | undefined {
  const parsed = parseJson(withoutNuls(message.toString('utf8')));
  if ('problem' in parsed) return undefined;
  const keys = pointer.split('/').slice(1);
  return keys.reduce<VarValue | undefined>((value, key) => {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(name) ? value[Number(name)] : undefined;
    return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
      ? value[name]
      : undefined;
  }, parsed.value);
}
