import { RE2JS } from 're2js';
import type { Pattern } from '../../spec/assignment.ts';
import { cutMessage } from './cut-message.ts';
import { fillBytes, fillNumber, fillText } from './fill-template.ts';
import { type Match, type Matched, type Moment, matched, mismatch } from './match.ts';
import { matchNextBytes, matchWholeBytes } from './match-bytes.ts';
import { matchAll, matchAny, matchNot } from './match-combined.ts';
import { matchJson } from './match-json.ts';
import { matchSome, matchUnordered } from './match-several.ts';
import { isNot } from './pattern-words.ts';

/** Holds the next bytes or messages of a stream against a pattern. */
export function matchPattern(pattern: Pattern, moment: Moment): Match {
  switch (pattern.kind) {
    case 'bytes':
      return hasMessages(moment)
        ? matchMessage(pattern, moment)
        : matchNextBytes(pattern.bytes, pattern.place, moment);
    case 'all':
      return matchAll(pattern.of, moment, matchPattern);
    case 'any':
      return matchAny(pattern, moment, matchPattern);
    case 'not':
      return matchNot(pattern, moment, matchPattern);
    case 'unordered':
      return matchUnordered(pattern, moment, matchPattern);
    case 'some':
      return matchSome(pattern, moment, matchPattern);
    default:
      return matchMessage(pattern, moment);
  }
}

/** Exact bytes ignore the envelopes that only text and values have. */
function hasMessages({ frame }: Moment): boolean {
  return frame.kind === 'fixed' || frame.kind === 'length-prefix' || frame.kind === 'until-close';
}

type MessagePattern = Exclude<Pattern, { kind: 'all' | 'any' | 'not' | 'unordered' | 'some' }>;

function matchMessage(pattern: MessagePattern, moment: Moment): Match {
  const frame = frameFor(pattern, moment);
  const over = moment.over;
  const cut = cutMessage(frame, moment.bytes, over);
  if (cut.cut === 'more') return unfinished(pattern, moment);
  if (cut.cut === 'invalid') {
    const { at, why } = cut;
    return mismatch({ ...isNot(pattern, moment), message: why, received: moment.bytes, differsAt: at });
  }
  const match = matchBody(pattern, cut.body, moment);
  if (match.match !== 'yes') return afterBannerLine(pattern, moment, cut.consumed) ?? match;
  const consumed = frame.kind === 'raw' ? match.consumed : cut.consumed;
  return { ...match, consumed };
}

function frameFor(pattern: MessagePattern, { frame }: Moment): Moment['frame'] {
  if (pattern.kind !== 'line' || frame.kind === 'line') return frame;
  return { kind: 'line', end: 'lf', max: 1024 * 1024 };
}

/** A last line without its end counts where `newline` is tolerated. */
function unfinished(pattern: MessagePattern, moment: Moment): Match {
  const forgiving = moment.tolerate.includes('newline') && frameFor(pattern, moment).kind === 'line';
  if (!forgiving || moment.bytes.length === 0) return { match: 'more' };
  const match = matchBody(pattern, moment.bytes, moment);
  if (match.match !== 'yes') return moment.over ? match : { match: 'more' };
  const forgiven: Matched = matched(moment.bytes.length, match.message, [...match.tolerated, 'newline']);
  return moment.over ? forgiven : { match: 'more', atEnd: forgiven };
}

/** A greeting line before the first message is stepped over where `banner` is tolerated. */
function afterBannerLine(pattern: MessagePattern, moment: Moment, consumed: number): Match | undefined {
  if (!moment.fresh || !moment.tolerate.includes('banner')) return undefined;
  const rest = moment.bytes.subarray(consumed);
  if (rest.length === 0) return moment.over ? undefined : { match: 'more' };
  const match = matchMessage(pattern, { ...moment, bytes: rest });
  if (match.match !== 'yes') return match;
  return { ...match, consumed: consumed + match.consumed, tolerated: [...match.tolerated, 'banner'] };
}

function matchBody(pattern: MessagePattern, body: Buffer, moment: Moment): Match {
  switch (pattern.kind) {
    case 'bytes':
      return matchWholeBytes(fillBytes(pattern.bytes, moment.vars), body, pattern.place, moment);
    case 'line':
      return matchWholeBytes(Buffer.from(fillText(pattern.text, moment.vars)), body, pattern.place, moment);
    case 'includes':
      return matchIncludes(pattern, body, moment);
    case 'matches':
      return matchRegex(pattern, body, moment);
    case 'size':
      return matchSize(pattern, body, moment);
    default:
      return matchJson(pattern, body, moment);
  }
}

function matchIncludes(pattern: Extract<Pattern, { kind: 'includes' }>, body: Buffer, moment: Moment): Match {
  const wanted = fillText(pattern.text, moment.vars);
  const loose = moment.tolerate.includes('letter-case');
  const exact = body.indexOf(wanted);
  if (exact >= 0) return matched(exact + Buffer.byteLength(wanted), body);
  const lower = loose ? body.toString('latin1').toLowerCase() : '';
  const found = lower.indexOf(Buffer.from(wanted).toString('latin1').toLowerCase());
  if (loose && found >= 0) return matched(found + Buffer.byteLength(wanted), body, ['letter-case']);
  return absent(pattern, body, moment);
}

function matchRegex(pattern: Extract<Pattern, { kind: 'matches' }>, body: Buffer, moment: Moment): Match {
  const text = body.toString('utf8');
  const matcher = RE2JS.compile(pattern.regex).matcher(text);
  if (!matcher.find()) return absent(pattern, body, moment);
  return matched(Buffer.byteLength(text.slice(0, matcher.end())), body);
}

function matchSize(pattern: Extract<Pattern, { kind: 'size' }>, body: Buffer, moment: Moment): Match {
  const min = fillNumber(pattern.min, moment.vars);
  const max = fillNumber(pattern.max, moment.vars);
  if (body.length >= min && body.length <= max) return matched(body.length, body);
  return body.length > max
    ? mismatch({ ...isNot(pattern, moment), received: body })
    : absent(pattern, body, moment);
}

/** Without frames, what is not there yet may still come. */
function absent(pattern: MessagePattern, body: Buffer, moment: Moment): Match {
  if (moment.frame.kind === 'raw' && !moment.over) return { match: 'more' };
  return mismatch({ ...isNot(pattern, moment), received: body });
}
