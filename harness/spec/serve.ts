import type { NumberTemplate } from './byte-source.ts';
import type { Frame, Pattern, Payload } from './pattern.ts';

/** A peer of ours that answers by rules: the first that fits each message decides, without one nothing is done. */
export interface ServeAct {
  verb: 'serve';
  as: string;
  /** The client that will come. */
  for: string;
  port?: NumberTemplate;
  transport: 'tcp' | 'udp';
  frame: Frame;
  rules: ServeRule[];
}

export interface ServeRule {
  /** Messages of this peer, counted from 1 over all conversations. */
  nth?: number[];
  like?: Pattern;
  /** Only where the conversation has come to this state; it begins in `start`. */
  state?: string;
  answer: ServeAnswer;
  delayMs: number;
  /** The state of the conversation from here on. */
  becomes?: string;
}

/** `elsewhere`: from another port than the one that was asked; UDP only. */
export type ServeAnswer =
  | { do: 'echo'; from: 'here' | 'elsewhere' }
  | { do: 'reply'; payload: Payload; frame: Frame; from: 'here' | 'elsewhere' }
  | { do: 'drop' | 'finish' | 'close' | 'reset' };
