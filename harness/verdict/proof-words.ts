import { counted } from './counted.ts';
import type { BlockedThread, Evidence } from './evidence.ts';
import type { World } from './world.ts';

/** A proof that nothing more would come, in words, and how long after the last sign of life. */
export interface Proof {
  afterMs: number;
  words: string[];
}

type ProvedStuck = Extract<Evidence, { kind: 'proved-stuck' }>;

/** More lines than these say nothing new: the threads of a runtime all wait alike. */
const mostLines = 4;

/** "server is blocked in recv() on the connection from alice", "alice's 12 bytes were read". */
export function proofOf(evidence: ProvedStuck, lastStirredAt: number, world: World): Proof {
  const where = unique(evidence.blocked.map(sentence)).slice(0, mostLines);
  const queues = evidence.unread.flatMap(({ end, bytes }) => aboutQueue(end, bytes, world));
  const afterMs = Math.round((evidence.at - lastStirredAt) * 10) / 10;
  return { afterMs, words: [...where, ...queues.slice(0, mostLines)] };
}

/** What it waits on tells more than that it waits: such threads come first. */
function sentence({ program, call, on }: BlockedThread): string {
  return on === undefined ? `${program} waits in ${call}` : `${program} is blocked in ${call} on ${on}`;
}

function unique(sentences: string[]): string[] {
  const telling = (one: string): number => (one.includes(' on ') ? 0 : 1);
  return [...new Set(sentences)].sort((a, b) => telling(a) - telling(b));
}

function aboutQueue(name: string, unread: number, world: World): string[] {
  const sent = world.ends.get(name)?.sentBytes ?? 0;
  if (sent === 0) return [];
  return [
    unread === 0
      ? `${sent === 1 ? 'the byte' : `all ${sent} bytes`} from ${name} ${sent === 1 ? 'was' : 'were'} read`
      : `${unread} of ${counted(sent, 'byte')} from ${name} ${unread === 1 ? 'lies' : 'lie'} unread`,
  ];
}
