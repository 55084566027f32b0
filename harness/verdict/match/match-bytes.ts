import type { ByteSource, Place, Tolerance } from '../../spec/assignment.ts';
import { align } from './align.ts';
import { fillBytes } from './fill-template.ts';
import { type Match, type Matched, type Moment, matched, mismatch } from './match.ts';

/** Exactly these bytes come next; what follows them stays for the next expectation. */
export function matchNextBytes(source: ByteSource, place: Place, moment: Moment): Match {
  const expected = fillBytes(source, moment.vars);
  const skipped = leadingNewline(expected, moment);
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
  const forgiven: Matched = matched(moment.bytes.length, received, [...tolerated, 'newline']);
  return moment.over ? forgiven : { match: 'more', atEnd: forgiven };
}

/** A line end too many after the message before is forgiven where `newline` is. */
function leadingNewline(expected: Buffer, { bytes, tolerate, fresh }: Moment): number {
  if (fresh || !tolerate.includes('newline') || expected[0] === 0x0a || expected[0] === 0x0d) return 0;
  if (bytes[0] === 0x0a) return 1;
  return bytes[0] === 0x0d && bytes[1] === 0x0a ? 2 : 0;
}

function afterBanner(expected: Buffer, place: Place, moment: Moment): Match | undefined {
  for (let lf = moment.bytes.indexOf(0x0a); lf >= 0; lf = moment.bytes.indexOf(0x0a, lf + 1)) {
    const later = matchFrom(expected, place, moment, lf + 1);
    if (later.match === 'yes') {
      const tolerated = later.tolerated.filter((one) => one !== 'newline');
      return { ...later, tolerated: [...tolerated, 'banner'] };
    }
    if (later.match === 'more') return later;
  }
  return undefined;
}

/** The whole message is exactly these bytes. */
export function matchWholeBytes(expected: Buffer, body: Buffer, place: Place, moment: Moment): Match {
  const alignment = align(expected, body, moment.tolerate);
  if (alignment.state === 'equal' && alignment.consumed === body.length) {
    return matched(body.length, body, alignment.tolerated);
  }
  if (alignment.state === 'short' && forgivesEnd(alignment.missing, moment)) {
    return matched(body.length, body, [...alignment.tolerated, 'newline']);
  }
  if (alignment.state === 'equal' && forgivesEnd(body.subarray(alignment.consumed), moment)) {
    return matched(body.length, body, [...alignment.tolerated, 'newline']);
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

function forgivesEnd(rest: Buffer, moment: Moment): boolean {
  const lineEnd = rest.equals(Buffer.from('\n')) || rest.equals(Buffer.from('\r\n'));
  return lineEnd && moment.tolerate.includes('newline');
}

function differsAt(alignment: ReturnType<typeof align>, body: Buffer): number {
  if (alignment.state === 'differs') return alignment.at;
  return alignment.state === 'equal' ? alignment.consumed : body.length;
}
