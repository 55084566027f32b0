import type { Finding } from '../verdict.ts';
import { knownMistakes, type MistakeCode } from './known-mistakes.ts';

/** A known mistake as one case shows it: in its own words where there are figures or names to tell. */
export function finding(code: MistakeCode, message: string = knownMistakes[code].title): Finding {
  return { code, message, hint: knownMistakes[code].hint };
}
