import type { ProgramState } from '../world.ts';
import { finding } from './finding.ts';
import { knownMistakes, type MistakeCode } from './known-mistakes.ts';
import type { Recognise } from './seen.ts';

/** What the last line of a traceback or an error message gives away. */
export const tellTales: { code: MistakeCode; sign: RegExp }[] = [
  { code: 'address-in-use', sign: /Address already in use|EADDRINUSE/i },
  { code: 'decodes-what-is-not-text', sign: /UnicodeDecodeError|MalformedInputException/ },
  {
    code: 'dies-of-a-broken-connection',
    sign: /BrokenPipeError|ConnectionResetError|ConnectionAbortedError|EPIPE|ECONNRESET|Broken pipe|Connection reset/,
  },
  {
    code: 'cannot-read-the-json',
    sign: /JSONDecodeError|SyntaxError: Unexpected|JsonSyntaxException|JSONException/,
  },
  {
    code: 'shares-while-looping',
    sign: /changed size during iteration|ConcurrentModificationException/,
  },
];

/** Python's and Java's words for a text that is no number. */
const notANumber =
  /(?:invalid literal for int\(\) with base 10: |NumberFormatException: For input string: )['"]((?:\d+\.){3}\d+|localhost)/;

/** Mistakes that the program itself reported on standard error. */
export const printedMistakes: Recognise[] = [
  ({ world }) => {
    for (const state of world.programs.values()) {
      const address = notANumber.exec(lastError(state))?.[1];
      if (address === undefined) continue;
      const message = `The program took ${address} for a number${whence(state, address)}.`;
      return finding('takes-the-address-for-the-port', message);
    }
    return undefined;
  },
  ({ world }) => {
    const lines = [...world.programs.values()].map(lastError);
    for (const { code, sign } of tellTales) {
      const line = lines.find((one) => sign.test(one));
      if (line !== undefined) return finding(code, `${knownMistakes[code].title} It says: ${line}`);
    }
    return undefined;
  },
];

/** How the address came to the program; what asks for lines does not look at its arguments. */
function whence({ typed, argv }: ProgramState, address: string): string {
  if (typed === 1) return ': it is the line that was typed first';
  return argv.includes(address) ? ': it is one of its arguments' : '';
}

/** The last line on standard error that is not empty. */
function lastError({ stderr }: ProgramState): string {
  const tail = stderr.log.from(Math.max(0, stderr.log.length - 4096)).toString('utf8');
  const line = tail
    .trimEnd()
    .split('\n')
    .findLast((one) => /Error|Exception|error|in use|reset|pipe/i.test(one));
  return (line ?? '').trim().slice(0, 200);
}
