import { captureOf } from './capture-of.ts';
import { encodeCapture } from './pcapng.ts';
import type { Recorded } from './recorded.ts';

/** A case as a pcapng file, for Wireshark. */
export function renderCapture(recorded: Recorded): Buffer {
  return encodeCapture(captureOf(recorded));
}
