import type { Finding } from '../verdict.ts';
import type { Recognise, Seen } from './seen.ts';

/** Mistakes that the bytes themselves show. */
export const answerMistakes: Recognise[] = [
  (seen) => {
    const { expected, received } = bytesOf(seen) ?? {};
    if (!expected || !received || received.length === 0 || received.equals(expected)) return undefined;
    if (lower(received.subarray(0, expected.length)) !== lower(expected.subarray(0, received.length)))
      return undefined;
    return finding(
      'changes-letter-case',
      'The answer is the right one but for upper and lower case.',
      'Send back the bytes that came, without changing them on the way.',
    );
  },
  (seen) => {
    const { expected, received } = bytesOf(seen) ?? {};
    const rest = expected && startsWith(received, expected) ? received?.subarray(expected.length) : received;
    if (!rest?.includes(0) || expected?.includes(0)) return undefined;
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
    const received = seen.failure.shown?.received;
    if (!received?.includes('\\n') || received.includes('\n')) return undefined;
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
    const text = seen.failure.code === 'not-json' ? (seen.failure.shown?.received?.toString() ?? '') : '';
    if (!/^\s*[[{]/.test(text) || !/'|\b(True|False|None)\b/.test(text)) return undefined;
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

function startsWith(whole: Buffer | undefined, start: Buffer): boolean {
  return whole?.subarray(0, start.length).equals(start) ?? false;
}

function lower(bytes: Buffer): string {
  return bytes.toString('latin1').toLowerCase();
}

function finding(code: string, message: string, hint: string): Finding {
  return { code, message, hint };
}
