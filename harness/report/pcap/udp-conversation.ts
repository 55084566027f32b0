import type { Address } from './address.ts';
import type { Way } from './ip-packet.ts';
import type { Packet } from './tcp-conversation.ts';
import { portUnreachable, udpPacket } from './udp-packet.ts';

/** What one UDP end of ours sends and hears. */
export class UdpConversation {
  readonly #local: Address;
  #remote: Address | undefined;
  #lastSent: { way: Way; bytes: Buffer } | undefined;

  constructor(local: Address, remote: Address | undefined) {
    this.#local = local;
    this.#remote = remote;
  }

  send(payload: Buffer, to: Address | undefined): Packet[] {
    this.#remote = to ?? this.#remote;
    if (!this.#remote) return [];
    const way = this.#towards(this.#remote);
    this.#lastSent = { way, bytes: udpPacket(way, payload) };
    return [{ by: 'ours', bytes: this.#lastSent.bytes }];
  }

  receive(payload: Buffer, from: Address | undefined): Packet[] {
    const sender = from ?? this.#remote;
    if (!sender) return [];
    this.#remote ??= sender;
    const { from: to } = this.#towards(sender);
    return [{ by: 'theirs', bytes: udpPacket({ from: sender, to }, payload) }];
  }

  /** The kernel sends back the beginning of what it could not deliver. */
  refuse(): Packet[] {
    if (!this.#lastSent) return [];
    const { way, bytes } = this.#lastSent;
    return [{ by: 'theirs', bytes: portUnreachable({ from: way.to, to: way.from }, bytes) }];
  }

  /** A packet is of one family; an end that waits on every address answers from one of the asker's. */
  #towards(to: Address): Way {
    const same = to.bytes.length === this.#local.bytes.length;
    return { from: same ? this.#local : { bytes: to.bytes, port: this.#local.port }, to };
  }
}
