import type { Finding } from '../verdict.ts';
import type { Recognise, Seen } from './seen.ts';

/** Mistakes that the bytes themselves show. */
export const answerMistakes: Recognise[] = [
  (seen) => {
    const { expected, received } = bytesOf(seen) ?? {};
    const [wanted, got] = [expected?.subarray(0, received?.length), received?.subarray(0, expected?.length)];
    if (!wanted || !got || got.equals(wanted) || lower(got) !== lower(wanted)) return undefined;
    return finding(
      'changes-letter-case',
      'The answer is the right one but for upper and lower case.',
      'Send back the bytes that came, without changing them on the way.',
    );
  },
  (seen) => {
    const { received, expected } = seen.failure.shown ?? {};
    if (!received || !padded(received, expected && 'bytes' in expected ? expected.bytes : undefined))
      return undefined;
    return finding(
      'pads-with-nul',
      'The answer goes on with NUL bytes: the rest of a buffer that was longer than the message.',
      'How many bytes did recv() or read() return? Send that many, not the size of the buffer.',
    );
  },
  (seen) => {
    const { expected, received } = bytesOf(seen) ?? {};
    if (!expected || !received || received.length === 0) return undefined;
    const missing = startsWith(expected, received) ? expected.subarray(received.length).toString() : '';
    if (missing !== '\n' && missing !== '\r\n') return undefined;
    return finding(
      'drops-the-line-end',
      'Everything is there except the line end.',
      'The line end is part of the message. Is it cut off (strip, trim, readline) and not put back?',
    );
  },
  (seen) => {
    const { received, expected } = seen.failure.shown ?? {};
    const wanted = expected && 'bytes' in expected && expected.bytes.includes('\\n');
    if (wanted || !received?.toString('latin1').endsWith('\\n') || received.includes('\n')) return undefined;
    return finding(
      'writes-backslash-n',
      'The answer holds a backslash and an n where a line end should be.',
      'In which kind of string does your language read \\n as a line end, and in which as two characters?',
    );
  },
  (seen) => {
    const { expected, received } = bytesOf(seen) ?? {};
    const at = expected && received ? received.indexOf(expected) : -1;
    if (!expected || expected.length < 3 || at <= 0) return undefined;
    return finding(
      'says-more-first',
      `The expected bytes are there, but ${at} other bytes come before them.`,
      'What goes over the socket is all part of the protocol: greetings, prompts and debug lines too.',
    );
  },
  (seen) => {
    const { expected, received } = bytesOf(seen) ?? {};
    if (!expected || !received || !bufferSizes.has(received.length) || !startsWith(expected, received))
      return undefined;
    return finding(
      'reads-once',
      `Exactly ${received.length} bytes came back: one full buffer of a message that is longer.`,
      'One recv() returns what has arrived so far, at most its buffer’s size. What tells that more is to come?',
    );
  },
  (seen) => {
    const text =
      seen.failure.code === 'not-json' ? (seen.failure.shown?.received?.toString('utf8', 0, 4096) ?? '') : '';
    const outside = text.replace(/"(?:[^"\\]|\\.)*"/g, '');
    if (!/^\s*[[{]/.test(text) || !/'|\b(True|False|None)\b/.test(outside)) return undefined;
    return finding(
      'prints-python-as-json',
      'This is how Python prints a value; JSON has double quotes, true, false and null.',
      'Which function of the json module turns a value into JSON text? str() is not it.',
    );
  },
];

const bufferSizes: ReadonlySet<number> = new Set([
  64, 100, 128, 256, 500, 512, 1000, 1023, 1024, 2048, 4096, 8192, 65536,
]);

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

function finding(code: string, message: string, hint: string): Finding {
  return { code, message, hint };
}
