import type { Happening } from '../evidence.ts';
import { acts, bytes } from '../example-case.ts';
import { during, reasonFor, seen } from '../example-transcript.ts';

/** A mistake: findings where it is made, and where something is that only looks like it. */
export interface MistakeExample {
  shows: () => string[];
  nearMisses: (() => string[])[];
}

/** The codes of what is found when these acts came to this. */
export function codes(list: Parameters<typeof reasonFor>[0], happened: Happening[]): string[] {
  return reasonFor(list, happened).findings.map(({ code }) => code);
}

/** One client that says a line and waits for it to come back, and what may come of it. */
export const connected = during('0', 'satisfied', seen.opened('alice'));
export const asked = during('1', 'satisfied', seen.sent('alice', 'one\n'));
export const one = [acts.connect('alice'), acts.send('alice', 'one\n'), acts.expect('alice', bytes('one\n'))];
export const unanswered = [...connected, ...asked, ...during('2', 'expired')];
export const answered = [
  ...connected,
  ...asked,
  ...during('2', 'satisfied', seen.received('alice', 'one\n')),
];
