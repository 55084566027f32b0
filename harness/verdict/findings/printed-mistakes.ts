import type { ProgramState } from '../world.ts';
import type { Recognise } from './seen.ts';

/** What the last line of a traceback or an error message gives away. */
export const tellTales: { code: string; sign: RegExp; message: string; hint: string }[] = [
  {
    code: 'address-in-use',
    sign: /Address already in use|EADDRINUSE/i,
    message: 'The program could not have its port: the address is in use.',
    hint: 'A port stays busy for a while after a connection on it; SO_REUSEADDR, set before bind(), says that this is fine.',
  },
  {
    code: 'decodes-what-is-not-text',
    sign: /UnicodeDecodeError|MalformedInputException/,
    message: 'The program tried to read bytes as text that are none, or only half a letter.',
    hint: 'Does the task need text at all? And what if a letter of several bytes arrives in two parts?',
  },
  {
    code: 'dies-of-a-broken-connection',
    sign: /BrokenPipeError|ConnectionResetError|ConnectionAbortedError|EPIPE|ECONNRESET|Broken pipe|Connection reset/,
    message: 'A client that broke its connection off ended the program, or its part for that client.',
    hint: 'A client may vanish at any time. Which calls on its socket can fail, and what should the others notice?',
  },
  {
    code: 'cannot-read-the-json',
    sign: /JSONDecodeError|SyntaxError: Unexpected|JsonSyntaxException|JSONException/,
    message: 'The program could not parse the JSON that came.',
    hint: 'Was it a whole message, and only one? And what should happen if it is really malformed?',
  },
  {
    code: 'shares-while-looping',
    sign: /changed size during iteration|ConcurrentModificationException/,
    message: 'A collection changed while the program went through it.',
    hint: 'Clients come and go while others are served: go through a copy, or hold a lock.',
  },
];

/** Mistakes that the program itself reported on standard error. */
export const printedMistakes: Recognise[] = [
  ({ world }) => {
    const lines = [...world.programs.values()].map(lastError);
    for (const { code, sign, message, hint } of tellTales) {
      const line = lines.find((one) => sign.test(one));
      if (line !== undefined) return { code, message: `${message} It says: ${line}`, hint };
    }
    return undefined;
  },
];

/** The last line on standard error that is not empty. */
function lastError({ stderr }: ProgramState): string {
  const tail = stderr.log.from(Math.max(0, stderr.log.length - 4096)).toString('utf8');
  const line = tail
    .trimEnd()
    .split('\n')
    .findLast((one) => /Error|Exception|error|in use|reset|pipe/i.test(one));
  return (line ?? '').trim().slice(0, 200);
}
