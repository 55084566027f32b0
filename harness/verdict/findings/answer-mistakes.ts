import { counted } from '../counted.ts';
import { leafOf } from '../leaf-steps.ts';
import { matchPattern } from '../match/match-pattern.ts';
import { finding } from './finding.ts';
import type { Recognise, Seen } from './seen.ts';

/** Mistakes that the bytes themselves show. */
export const answerMistakes: Recognise[] = [
  (seen) => {
    const { expected, received } = bytesOf(seen) ?? {};
    const [wanted, got] = [expected?.subarray(0, received?.length), received?.subarray(0, expected?.length)];
    if (!wanted || !got || got.equals(wanted) || lower(got) !== lower(wanted)) return undefined;
    return finding('changes-letter-case');
  },
  (seen) => {
    const { received, expected, differsAt } = seen.failure.shown ?? {};
    if (seen.failure.code === 'unexpected-data')
      return received && padded(received.subarray(differsAt), undefined)
        ? finding('pads-with-nul')
        : undefined;
    if (!received || !padded(received, expected && 'bytes' in expected ? expected.bytes : undefined))
      return undefined;
    return finding('pads-with-nul');
  },
  (seen) => (lacksOnlyBytes(seen) || lacksOnlyLineEnd(seen) ? finding('drops-the-line-end') : undefined),
  (seen) => {
    const { received, expected } = seen.failure.shown ?? {};
    const wanted = expected && 'bytes' in expected && expected.bytes.includes('\\n');
    if (wanted || !received?.toString('latin1').endsWith('\\n') || received.includes('\n')) return undefined;
    return finding('writes-backslash-n');
  },
  (seen) => {
    const { expected, received } = bytesOf(seen) ?? {};
    const at = expected && received ? received.indexOf(expected) : -1;
    if (!expected || expected.length < 3 || at <= 0) return undefined;
    const others = `${counted(at, 'other byte')} ${at === 1 ? 'comes' : 'come'}`;
    return finding('says-more-first', `The expected bytes are there, but ${others} before them.`);
  },
  (seen) => {
    const { expected, received } = bytesOf(seen) ?? {};
    if (seen.end?.state.transport === 'udp') return undefined;
    if (!expected || !received || !bufferSizes.has(received.length) || !startsWith(expected, received))
      return undefined;
    const message = `Exactly ${received.length} bytes came back: one full buffer of a message that is longer.`;
    return finding('reads-once', message);
  },
  (seen) => {
    const text =
      seen.failure.code === 'not-json' ? (seen.failure.shown?.received?.toString('utf8', 0, 4096) ?? '') : '';
    const outside = text.replace(/"(?:[^"\\]|\\.)*"/g, '');
    if (!/^\s*[[{]/.test(text) || !/'|\b(True|False|None)\b/.test(outside)) return undefined;
    return finding('prints-python-as-json');
  },
];

const bufferSizes: ReadonlySet<number> = new Set([
  64, 100, 128, 256, 500, 512, 1000, 1023, 1024, 2048, 4096, 8192, 65536,
]);

/** The message is whole but for the line end, where that is told from exact bytes. */
function lacksOnlyBytes(seen: Seen): boolean {
  const { expected, received } = bytesOf(seen) ?? {};
  if (!expected || !received || received.length === 0) return false;
  const missing = startsWith(expected, received) ? expected.subarray(received.length).toString() : '';
  return missing === '\n' || missing === '\r\n';
}

/** The same where lines are expected: with a line end, what came would be the answer. */
function lacksOnlyLineEnd({ failure, step: { id, act }, world }: Seen): boolean {
  const received = failure.shown?.received;
  if (act.verb !== 'expect' || !received || received.length === 0 || received.includes('\n')) return false;
  if (act.frame.kind !== 'line' && act.pattern.kind !== 'line') return false;
  const vars = [...world.steps].findLast(([round]) => leafOf(round) === id)?.[1].vars ?? {};
  const end = act.frame.kind === 'line' && act.frame.end === 'crlf' ? '\r\n' : '\n';
  const bytes = Buffer.concat([received, Buffer.from(end)]);
  const moment = { bytes, over: true, fresh: false, frame: act.frame, tolerate: act.tolerate, vars };
  return matchPattern(act.pattern, moment).match === 'yes';
}

function bytesOf({ failure: { shown } }: Seen): { expected: Buffer; received: Buffer } | undefined {
  if (!shown?.received || !('bytes' in shown.expected)) return undefined;
  return { expected: shown.expected.bytes, received: shown.received };
}

/** NULs right after what is expected, or to the end where that is only known in words. */
function padded(received: Buffer, expected: Buffer | undefined): boolean {
  const at = received.indexOf(0);
  if (at < 0) return false;
  if (expected === undefined) return received.subarray(at).every((byte) => byte === 0);
  const last = at === received.length - 1;
  return at > 0 && (last || received[at + 1] === 0) && startsWith(expected, received.subarray(0, at));
}

function startsWith(whole: Buffer | undefined, start: Buffer): boolean {
  return whole?.subarray(0, start.length).equals(start) ?? false;
}

function lower(bytes: Buffer): string {
  return bytes.toString('latin1').toLowerCase();
}
