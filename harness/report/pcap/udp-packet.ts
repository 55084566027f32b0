import { checksum } from './checksum.ts';
import { ipPacket, isIpv6, protocols, pseudoHeader, type Way } from './ip-packet.ts';

/** One datagram with its UDP and IP headers (RFC 768). */
export function udpPacket(way: Way, payload: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt16BE(way.from.port, 0);
  header.writeUInt16BE(way.to.port, 2);
  header.writeUInt16BE(header.length + payload.length, 4);
  const datagram = Buffer.concat([header, payload]);
  const sum = checksum(pseudoHeader(way, protocols.udp, datagram.length), datagram);
  // Zero would say that there is no checksum.
  datagram.writeUInt16BE(sum === 0 ? 0xffff : sum, 6);
  return ipPacket(way, protocols.udp, datagram);
}

/** How the kernel says that nobody receives at a port; it quotes the packet that it could not deliver. */
export function portUnreachable(way: Way, undelivered: Buffer): Buffer {
  const v6 = isIpv6(way);
  // RFC 4443, 3.1 and RFC 792: type, code, and how much may be quoted (RFC 1812, 4.3.2.3).
  const header = Buffer.from(v6 ? [1, 4, 0, 0, 0, 0, 0, 0] : [3, 3, 0, 0, 0, 0, 0, 0]);
  const message = Buffer.concat([header, undelivered.subarray(0, v6 ? 1232 : 548)]);
  const covered = v6 ? [pseudoHeader(way, protocols.icmpv6, message.length), message] : [message];
  message.writeUInt16BE(checksum(...covered), 2);
  return ipPacket(way, v6 ? protocols.icmpv6 : protocols.icmp, message);
}
