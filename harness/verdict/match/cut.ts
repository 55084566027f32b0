/** One message off the front of a stream, or why there is none yet. */
export type Cut =
  | { cut: 'message'; body: Buffer; consumed: number }
  | { cut: 'more' }
  | { cut: 'invalid'; at: number; why: string };
