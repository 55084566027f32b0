import type { Way } from './ip-packet.ts';
import { controls, mostPayload, tcpPacket } from './tcp-segment.ts';

/** An end of ours, or the program's. */
export type Side = 'ours' | 'theirs';

/** A packet from its IP header on, and who sent it. */
export interface Packet {
  by: Side;
  bytes: Buffer;
}

/** How far one side has got: where its next byte stands, and whether it has finished. */
interface Progress {
  next: number;
  finished: boolean;
}

const { fin, syn, rst, psh, ack } = controls;
const nothing = Buffer.alloc(0);

/** One TCP connection as packets: sequence numbers run on, and each packet acknowledges all before it. */
export class TcpConversation {
  readonly #ways: Record<Side, Way>;
  readonly #sides: Record<Side, Progress>;
  #broken = false;

  /** `way` leads from us to the program; `first` is where our sequence numbers begin. */
  constructor(way: Way, first: number) {
    this.#ways = { ours: way, theirs: { from: way.to, to: way.from } };
    this.#sides = {
      ours: { next: first, finished: false },
      theirs: { next: first ^ 0x5a5a5a5a, finished: false },
    };
  }

  open(by: Side): Packet[] {
    return [this.#packet(by, syn), this.#packet(other(by), syn | ack), this.#packet(by, ack)];
  }

  /** Nobody listens. */
  refuse(by: Side): Packet[] {
    return [this.#packet(by, syn), this.#packet(other(by), rst | ack)];
  }

  /** A write, or what one read gave: only what is too large for a packet is cut. */
  carry(by: Side, bytes: Buffer): Packet[] {
    const most = mostPayload(this.#ways[by]);
    const packets: Packet[] = [];
    for (let at = 0; at < bytes.length; at += most) {
      packets.push(this.#packet(by, psh | ack, bytes.subarray(at, at + most)));
    }
    return packets;
  }

  acknowledge(by: Side): Packet[] {
    return [this.#packet(by, ack)];
  }

  /** FIN, once, with the acknowledgement that every kernel sends. */
  finish(by: Side): Packet[] {
    if (this.#sides[by].finished || this.#broken) return [];
    this.#sides[by].finished = true;
    return [this.#packet(by, fin | ack), this.#packet(other(by), ack)];
  }

  reset(by: Side): Packet[] {
    if (this.#broken) return [];
    this.#broken = true;
    return [this.#packet(by, rst | ack)];
  }

  #packet(by: Side, flags: number, payload: Buffer = nothing): Packet {
    const own = this.#sides[by];
    const bytes = tcpPacket(this.#ways[by], {
      seq: own.next,
      ack: this.#sides[other(by)].next,
      ...{ flags, payload },
    });
    // SYN and FIN take a number each (RFC 9293, 3.4).
    own.next += payload.length + (flags & (syn | fin) ? 1 : 0);
    return { by, bytes };
  }
}

function other(side: Side): Side {
  return side === 'ours' ? 'theirs' : 'ours';
}
