import { RE2JS } from 're2js';
import type { Pattern } from '../../spec/assignment.ts';
import { fillBytes, fillNumber, fillText } from './fill-template.ts';
import { type Match, type Moment, matched, mismatch, unlessMore } from './match.ts';
import { matchWholeBytes } from './match-bytes.ts';
import { matchJson } from './match-json.ts';
import { matchLayout } from './match-layout.ts';
import { matchXml } from './match-xml.ts';
import { isNot } from './pattern-words.ts';

/** A pattern that speaks of one message. */
export type MessagePattern = Exclude<Pattern, { kind: 'all' | 'any' | 'not' | 'unordered' | 'some' }>;

/** Holds one message, out of its envelope, against a pattern. */
export function matchBody(pattern: MessagePattern, body: Buffer, moment: Moment): Match {
  switch (pattern.kind) {
    case 'bytes':
      return matchWholeBytes(fillBytes(pattern.bytes, moment.vars), body, pattern.place, moment);
    case 'line':
      return matchWholeBytes(lineOf(pattern, body, moment), body, pattern.place, moment);
    case 'includes':
      return matchIncludes(pattern, body, moment);
    case 'matches':
      return matchRegex(pattern, body, moment);
    case 'size':
      return matchSize(pattern, body, moment);
    case 'message':
      return matchLayout(pattern, body, moment);
    case 'xml':
    case 'xpath':
    case 'xsd':
      return matchXml(pattern, body, moment);
    default:
      return matchJson(pattern, body, moment);
  }
}

/** A datagram holds the line with its end, as it was sent; elsewhere the frame has taken it off. */
function lineOf({ text }: Extract<Pattern, { kind: 'line' }>, body: Buffer, { frame, vars }: Moment): Buffer {
  const line = fillText(text, vars);
  if (frame.kind !== 'datagram') return Buffer.from(line);
  return Buffer.from(line + (body.subarray(-2).equals(crlf) ? '\r\n' : '\n'));
}

const crlf = Buffer.from('\r\n');

function matchIncludes(pattern: Extract<Pattern, { kind: 'includes' }>, body: Buffer, moment: Moment): Match {
  const wanted = Buffer.from(fillText(pattern.text, moment.vars));
  const loose = moment.tolerate.includes('letter-case');
  const found = loose ? lower(body).indexOf(lower(wanted)) : body.indexOf(wanted);
  if (found < 0) return absent(pattern, body, moment);
  const end = found + wanted.length;
  return matched(end, body, body.subarray(found, end).equals(wanted) ? [] : ['letter-case']);
}

function lower(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function matchRegex(pattern: Extract<Pattern, { kind: 'matches' }>, body: Buffer, moment: Moment): Match {
  const text = body.toString('utf8');
  const matcher = RE2JS.compile(pattern.regex).matcher(text);
  if (!matcher.find()) return absent(pattern, body, moment);
  return matched(bytesOf(body, text, matcher.end()), body);
}

/** How many bytes the first characters of the text were; a byte that is not text counts as one character. */
function bytesOf(body: Buffer, text: string, characters: number): number {
  if (Buffer.byteLength(text) === body.length) return Buffer.byteLength(text.slice(0, characters));
  let few = 0;
  let many = body.length;
  while (few < many) {
    const middle = Math.ceil((few + many) / 2);
    if (body.toString('utf8', 0, middle).length <= characters) few = middle;
    else many = middle - 1;
  }
  return few;
}

/** Without frames, what is beyond the size stays for the next expectation. */
function matchSize(pattern: Extract<Pattern, { kind: 'size' }>, body: Buffer, moment: Moment): Match {
  const min = fillNumber(pattern.min, moment.vars);
  const max = fillNumber(pattern.max, moment.vars);
  const raw = moment.frame.kind === 'raw';
  if (body.length < min) return absent(pattern, body, moment);
  if (body.length <= max) return matched(body.length, body);
  return raw ? matched(max, body.subarray(0, max)) : mismatch({ ...isNot(pattern, moment), received: body });
}

/** Without frames, what is not there yet may still come. */
function absent(pattern: MessagePattern, body: Buffer, moment: Moment): Match {
  const missed = mismatch({ ...isNot(pattern, moment), received: body });
  return moment.frame.kind === 'raw' ? unlessMore(missed, moment) : missed;
}
