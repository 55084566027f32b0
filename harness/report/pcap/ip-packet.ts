import type { Address } from './address.ts';
import { checksum } from './checksum.ts';

/** Protocol numbers of IANA. */
export const protocols = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 } as const;
export type Protocol = (typeof protocols)[keyof typeof protocols];

/** Who a packet goes between. */
export interface Way {
  from: Address;
  to: Address;
}

export function isIpv6({ from }: Way): boolean {
  return from.bytes.length === 16;
}

/** Puts an IP header before it: IPv4 (RFC 791) or IPv6 (RFC 8200), as the addresses are. */
export function ipPacket(way: Way, protocol: Protocol, payload: Buffer): Buffer {
  return Buffer.concat([
    isIpv6(way) ? header6(way, protocol, payload) : header4(way, protocol, payload),
    payload,
  ]);
}

const hops = 64;
const dontFragment = 0x4000;

function header4({ from, to }: Way, protocol: Protocol, payload: Buffer): Buffer {
  const header = Buffer.alloc(20);
  header[0] = 0x45;
  header.writeUInt16BE(header.length + payload.length, 2);
  header.writeUInt16BE(dontFragment, 6);
  header[8] = hops;
  header[9] = protocol;
  from.bytes.copy(header, 12);
  to.bytes.copy(header, 16);
  header.writeUInt16BE(checksum(header), 10);
  return header;
}

function header6({ from, to }: Way, protocol: Protocol, payload: Buffer): Buffer {
  const header = Buffer.alloc(40);
  header[0] = 0x60;
  header.writeUInt16BE(payload.length, 4);
  header[6] = protocol;
  header[7] = hops;
  from.bytes.copy(header, 8);
  to.bytes.copy(header, 24);
  return header;
}

/** What the checksums of TCP, UDP and ICMPv6 cover beside the segment itself. */
export function pseudoHeader({ from, to }: Way, protocol: Protocol, length: number): Buffer {
  const rest = Buffer.alloc(8);
  rest.writeUInt32BE(length, 0);
  rest[7] = protocol;
  return Buffer.concat([from.bytes, to.bytes, rest]);
}
