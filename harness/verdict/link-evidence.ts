import type { Decision } from '../wire/relay/datagram-fault.ts';
import type { StreamEnding } from '../wire/relay/stream-fault.ts';

/** What a link has done: to each datagram that came to it, and to connections that it ended itself. */
export type LinkHappening =
  | ({ kind: 'crossed'; from: string; to: string; bytes: Buffer } & Decision)
  | ({ kind: 'link-ended'; from: string; to: string } & StreamEnding);

/** A datagram that came to the link; `at` in milliseconds since the case began. */
export type Crossing = { at: number } & Extract<LinkHappening, { kind: 'crossed' }>;
