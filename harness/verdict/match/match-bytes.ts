import type { ByteSource, Place, Tolerance } from '../../spec/assignment.ts';
import { type Alignment, align, alignWhole } from './align.ts';
import { fillBytes } from './fill-template.ts';
import { longestBanner, type Match, type Moment, matched, mismatch, unlessMore } from './match.ts';

/** Exactly these bytes come next; what follows them stays for the next expectation. */
export function matchNextBytes(source: ByteSource, place: Place, moment: Moment): Match {
  const expected = fillBytes(source, moment.vars);
  const skipped = leadingNewline(expected, moment);
  if (skipped === 'more') return { match: 'more' };
  const direct = matchFrom(expected, place, moment, skipped);
  if (direct.match !== 'no' || !moment.fresh || !moment.tolerate.includes('banner')) return direct;
  return afterBanner(expected, place, moment) ?? direct;
}

function matchFrom(expected: Buffer, place: Place, moment: Moment, skip: number): Match {
  const received = moment.bytes.subarray(skip);
  const alignment = align(expected, received, moment.tolerate);
  switch (alignment.state) {
    case 'equal': {
      const used: Tolerance[] = skip > 0 ? [...alignment.tolerated, 'newline'] : alignment.tolerated;
      return matched(skip + alignment.consumed, received.subarray(0, alignment.consumed), used);
    }
    case 'short':
      return shortOf(alignment.missing, received, moment, [...alignment.tolerated]);
    case 'differs':
      return mismatch({
        code: 'wrong-answer',
        message: 'the bytes differ',
        expected: { bytes: expected },
        received,
        differsAt: alignment.at,
        place,
      });
  }
}

/** With `newline` tolerated, only a missing line end may be forgiven, and only once nothing more comes. */
function shortOf(missing: Buffer, received: Buffer, moment: Moment, tolerated: Tolerance[]): Match {
  const onlyNewline = missing.equals(Buffer.from('\n')) || missing.equals(Buffer.from('\r\n'));
  if (!onlyNewline || !moment.tolerate.includes('newline')) return { match: 'more' };
  return unlessMore(matched(moment.bytes.length, received, [...tolerated, 'newline']), moment);
}

/** A line end too many after the message before is forgiven where `newline` is. */
function leadingNewline(expected: Buffer, { bytes, tolerate, fresh, over }: Moment): number | 'more' {
  if (fresh || !tolerate.includes('newline') || expected[0] === 0x0a || expected[0] === 0x0d) return 0;
  if (bytes[0] === 0x0a) return 1;
  if (bytes[0] !== 0x0d) return 0;
  if (bytes.length === 1 && !over) return 'more';
  return bytes[1] === 0x0a ? 2 : 0;
}

/** Whatever lines stand before: until the first that may be meant, a greeting may still go on. */
function afterBanner(expected: Buffer, place: Place, moment: Moment): Match | undefined {
  for (let lf = moment.bytes.indexOf(0x0a); lf >= 0; lf = moment.bytes.indexOf(0x0a, lf + 1)) {
    if (lf > longestBanner) return undefined;
    const later = matchFrom(expected, place, moment, lf + 1);
    if (later.match === 'yes') return { ...later, tolerated: asBanner(later.tolerated) };
    if (later.match === 'more') return later;
  }
  const direct = matchFrom(expected, place, moment, 0);
  if (direct.match !== 'no' || moment.bytes.length > longestBanner) return undefined;
  return unlessMore(direct, moment);
}

function asBanner(tolerated: Tolerance[]): Tolerance[] {
  return [...tolerated.filter((one) => one !== 'newline'), 'banner'];
}

/** The whole message is exactly these bytes. */
export function matchWholeBytes(expected: Buffer, body: Buffer, place: Place, moment: Moment): Match {
  const alignment = alignWhole(expected, body, moment.tolerate);
  if (alignment.state === 'equal' && alignment.consumed === body.length) {
    return matched(body.length, body, alignment.tolerated);
  }
  const rest = restOf(alignment, body);
  const forgiven = rest === undefined ? undefined : forgivenEnd(rest, moment.tolerate);
  if (forgiven && alignment.state !== 'differs') {
    return matched(body.length, body, [...new Set([...alignment.tolerated, ...forgiven])]);
  }
  return mismatch({
    code: 'wrong-answer',
    message: alignment.state === 'short' ? 'the message is too short' : 'the bytes differ',
    expected: { bytes: expected },
    received: body,
    differsAt: differsAt(alignment, body),
    place,
  });
}

/** What one side has more than the other. */
function restOf(alignment: Alignment, body: Buffer): Buffer | undefined {
  if (alignment.state === 'differs') return undefined;
  return alignment.state === 'short' ? alignment.missing : body.subarray(alignment.consumed);
}

/** The leniencies that a rest of blanks and one line end needs, if the teacher grants them all. */
function forgivenEnd(rest: Buffer, tolerate: readonly Tolerance[]): Tolerance[] | undefined {
  const [, blanks, lineEnd] = /^([ \t]*)(\r?\n)?$/.exec(rest.toString('latin1')) ?? [];
  if (blanks === undefined) return undefined;
  const needed: Tolerance[] = [];
  if (blanks !== '') needed.push('trailing-space');
  if (lineEnd !== undefined) needed.push('newline');
  return needed.every((one) => tolerate.includes(one)) ? needed : undefined;
}

function differsAt(alignment: Alignment, body: Buffer): number {
  if (alignment.state === 'differs') return alignment.at;
  return alignment.state === 'equal' ? alignment.consumed : body.length;
}
