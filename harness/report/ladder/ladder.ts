/**
 * A case as a ladder diagram: who took part, from left to right, and what
 * happened, from top to bottom. Nothing here says how it is drawn.
 */
export interface Ladder {
  lifelines: Lifeline[];
  rows: Row[];
}

/** One who takes part; rows speak of it by its name. */
export interface Lifeline {
  name: string;
  kind: 'peer' | 'link' | 'program';
}

/** One thing that happened; `at` is in milliseconds since the case began. */
export type Row = { at: number } & Mark;

export type Mark =
  | Arrow
  | { kind: 'connect'; from: string; to: string; end: string; outcome: 'accepted' | 'refused' }
  /** FIN and RST; `unreachable` is how the system says that no program receives there. */
  | { kind: 'end'; from: string; to: string; end: string; how: 'fin' | 'reset' | 'unreachable' }
  /** What a program printed, or was typed into it. */
  | { kind: 'text'; of: string; stream: 'stdout' | 'stderr' | 'stdin'; carries: Carried }
  /** What else became of one lifeline: started, listens, ended. */
  | { kind: 'note'; of: string; words: string }
  /** Blocked in this call, on that, where it is known. */
  | { kind: 'stuck'; of: string; call: string; on?: string }
  | { kind: 'step'; line: number; text: string }
  /** Where the case was lost. */
  | { kind: 'failed'; line?: number; message: string }
  /** From here on nothing is judged. */
  | { kind: 'afterwards' }
  /** Rows that are not shown, since there are so many. */
  | { kind: 'left-out'; rows: number };

/** Bytes on their way. */
export interface Arrow {
  kind: 'arrow';
  from: string;
  to: string;
  /** The end of ours that sent or received it. */
  end: string;
  /** The link that it crosses, where there is one. */
  through?: string;
  /** Bytes of a stream may be cut and joined on their way; a datagram is a message. */
  unit: 'stream' | 'datagram';
  state: 'delivered' | 'lost' | 'duplicate';
  /** What the link did to its bytes, in words. */
  altered?: string;
  /** When it came out of the link, where that is known: arrows may cross. */
  arrives?: number;
  /** In the order in which they were written, or came; a datagram is one piece. */
  pieces: Piece[];
  carries: Carried;
}

/** A part of a message that went out, or came, by itself. */
export interface Piece {
  at: number;
  size: number;
  /** When the program had taken it out of its queue, where we waited for that. */
  readAt?: number;
}

/** Bytes as far as they are kept for showing. */
export interface Carried {
  size: number;
  /** The first ones; all, where there are no more than `maxKept`. */
  bytes: Buffer;
  /** What they say, where all of them are binary messages that the assignment describes. */
  messages?: Message[];
}

/** A binary message as far as a reader can be told of it. */
export interface Message {
  name: string;
  fields: MessageField[];
}

interface MessageField {
  name: string;
  /** Where it begins in the message, in bytes. */
  offset: number;
  bytes: Buffer;
  /** The value of a number. */
  number?: string;
  /** It may differ from one message to the next. */
  told: boolean;
}

/** Bytes of one message that a ladder keeps. */
export const maxKept = 1024;

/** Bytes for showing. */
export function carried(bytes: Buffer): Carried {
  return { size: bytes.length, bytes: bytes.subarray(0, maxKept) };
}
