import { ByteLog } from './byte-log.ts';

/** Bytes with a cursor: what is before it has been consumed by an expectation. */
export interface Stream {
  log: ByteLog;
  cursor: number;
  dropped: number;
}

export function newStream(): Stream {
  return { log: new ByteLog(), cursor: 0, dropped: 0 };
}
