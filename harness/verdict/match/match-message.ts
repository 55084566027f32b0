import type { Frame, Tolerance } from '../../spec/assignment.ts';
import type { Cut } from './cut.ts';
import { cutMessage } from './cut-message.ts';
import { beginsMarkup } from './cut-value.ts';
import { longestBanner, type Match, type Moment, mismatch, type Settled, unlessMore } from './match.ts';
import { type MessagePattern, matchBody } from './match-body.ts';
import { isNot } from './pattern-words.ts';

/** The next message, after those before it that the teacher's leniency steps over. */
export function matchMessage(pattern: MessagePattern, moment: Moment): Match {
  let at = 0;
  let used: Tolerance[] = [];
  let missed: Settled | undefined;
  for (;;) {
    const rest = { ...moment, bytes: moment.bytes.subarray(at) };
    if (missed && rest.bytes.length === 0) return unlessMore(missed, moment);
    const match = matchOneMessage(pattern, rest);
    if (match.match === 'yes') return moved(match, at, used);
    if (match.match === 'more') return { match: 'more', ...later(match.atEnd, missed, at, used) };
    const step = stepOver(pattern, rest);
    if (!step || at > longestBanner) return match;
    at += step.count;
    used = [step.tolerance];
    missed = match;
  }
}

function moved(match: Settled, by: number, tolerated: Tolerance[]): Settled {
  if (match.match === 'no') return match;
  return { ...match, consumed: match.consumed + by, tolerated: [...match.tolerated, ...tolerated] };
}

function later(
  atEnd: Settled | undefined,
  missed: Settled | undefined,
  at: number,
  used: Tolerance[],
): { atEnd?: Settled } {
  if (atEnd) return { atEnd: moved(atEnd, at, used) };
  return missed ? { atEnd: missed } : {};
}

/** A greeting where `banner` is tolerated, an empty line too many where `newline` is. */
function stepOver(
  pattern: MessagePattern,
  moment: Moment,
): { count: number; tolerance: Tolerance } | undefined {
  const frame = frameFor(pattern, moment);
  const cut = cutMessage(frame, moment.bytes, moment.over);
  if (cut.cut !== 'message' || cut.consumed === 0) return undefined;
  const banner = moment.fresh && moment.tolerate.includes('banner');
  if (banner) return { count: cut.consumed, tolerance: 'banner' };
  const blank = frame.kind === 'line' && cut.body.length === 0 && moment.tolerate.includes('newline');
  return blank ? { count: cut.consumed, tolerance: 'newline' } : undefined;
}

function matchOneMessage(pattern: MessagePattern, moment: Moment): Match {
  const frame = frameFor(pattern, moment);
  const cut = cutMessage(frame, moment.bytes, moment.over);
  if (cut.cut === 'more') return unfinished(pattern, moment);
  if (cut.cut === 'invalid') {
    const { at, why } = cut;
    return mismatch({ ...isNot(pattern, moment), message: why, received: moment.bytes, differsAt: at });
  }
  const match = matchBody(pattern, cut.body, moment);
  if (match.match !== 'yes') return match;
  const consumed = frame.kind === 'raw' ? match.consumed : cut.consumed;
  return { ...match, consumed, tolerated: [...match.tolerated, ...lineEnds(moment, cut)] };
}

/** Text and values have their own ends where there are no frames; where `cr` is tolerated, LF ends a line. */
function frameFor(pattern: MessagePattern, { frame, tolerate }: Moment): Frame {
  if (frame.kind === 'line') return tolerate.includes('cr') ? { ...frame, end: 'lf' } : frame;
  if (frame.kind === 'raw' && (isJson(pattern) || isXml(pattern))) return { kind: 'value' };
  if (pattern.kind !== 'line') return frame;
  return { kind: 'line', end: 'lf', max: 1024 * 1024 };
}

function isJson({ kind }: MessagePattern): boolean {
  return kind === 'json' || kind === 'json-includes' || kind === 'schema';
}

function isXml({ kind }: MessagePattern): boolean {
  return kind === 'xml' || kind === 'xpath' || kind === 'xsd';
}

function lineEnds({ frame, bytes }: Moment, cut: Extract<Cut, { cut: 'message' }>): Tolerance[] {
  if (frame.kind !== 'line' || frame.end !== 'crlf') return [];
  return bytes[cut.consumed - 2] === 0x0d ? [] : ['cr'];
}

/** A number may be complete as it stands; so may a last line without its end, where `newline` is tolerated. */
function unfinished(pattern: MessagePattern, moment: Moment): Match {
  const frame = frameFor(pattern, moment);
  if (frame.kind === 'value' && isOtherKind(pattern, moment.bytes)) return otherKind(pattern, moment);
  const forgiving = frame.kind === 'line' && moment.tolerate.includes('newline');
  const cut = forgiving ? wholeOf(moment.bytes) : cutMessage(frame, moment.bytes, true);
  if (cut.cut !== 'message' || moment.bytes.length === 0) return { match: 'more' };
  const match = matchBody(pattern, cut.body, moment);
  if (match.match === 'yes') {
    const used: Tolerance[] = forgiving ? ['newline'] : [];
    return unlessMore(moved(match, cut.consumed - match.consumed, used), moment);
  }
  return match.match === 'no' && moment.over ? match : { match: 'more' };
}

/** However it goes on, markup does not become JSON, nor anything else XML. */
function isOtherKind(pattern: MessagePattern, bytes: Buffer): boolean {
  const markup = beginsMarkup(bytes);
  return (markup === true && isJson(pattern)) || (markup === false && isXml(pattern));
}

function otherKind(pattern: MessagePattern, moment: Moment): Match {
  const match = matchBody(pattern, moment.bytes, moment);
  return match.match === 'no' ? unlessMore(match, moment) : match;
}

function wholeOf(bytes: Buffer): Cut {
  return { cut: 'message', body: bytes, consumed: bytes.length };
}
