import type { Transcript } from '../../verdict/evidence.ts';
import type { Told } from '../ladder/ladder-of.ts';

/** What a capture is made of: a saved case with its verdict, and the text of its assignment. */
export interface Recorded extends Told {
  transcript: Transcript;
}
