import { styleText } from 'node:util';
import type { CaseState } from './report.ts';

/** How a terminal shows it: what it can draw, and whether colours were asked for. */
export interface Look {
  colours: 'none' | 'ansi';
  symbols: 'unicode' | 'ascii';
}

const SYMBOLS = {
  unicode: { passed: '✔', failed: '✘', skipped: '–', undecided: '?' },
  ascii: { passed: '+', failed: 'x', skipped: '-', undecided: '?' },
} as const;

const COLOURS = { passed: 'green', failed: 'red', skipped: 'gray', undecided: 'yellow' } as const;

/** A case's state as a single character. */
export function symbolOf(state: CaseState, look: Look): string {
  return painted(SYMBOLS[look.symbols][state], COLOURS[state], look);
}

/** The colour of a case's state. */
export function colourOf(state: CaseState): Colour {
  return COLOURS[state];
}

export type Colour = 'green' | 'red' | 'gray' | 'yellow' | 'bold';

/** Text in a colour, where colours were asked for. */
export function painted(text: string, colour: Colour, { colours }: Look): string {
  return colours === 'ansi' ? styleText(colour, text, { validateStream: false }) : text;
}
