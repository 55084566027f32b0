import { checksum } from './checksum.ts';
import { ipPacket, isIpv6, protocols, pseudoHeader, type Way } from './ip-packet.ts';

/** Control bits (RFC 9293, 3.1). */
export const controls = { fin: 0x01, syn: 0x02, rst: 0x04, psh: 0x08, ack: 0x10 } as const;

/** What a segment says; `seq` and `ack` count modulo 2^32. */
export interface Segment {
  seq: number;
  ack: number;
  flags: number;
  payload: Buffer;
}

/** Windows are scaled by 2^10, so that none is ever full: up to 64 MiB may be on the way. */
const windowScale = 10;
const widestWindow = 0xffff;

/** What one segment carries at most: an IP packet has no more than 65,535 bytes. */
export function mostPayload(way: Way): number {
  return isIpv6(way) ? 65_515 : 65_495;
}

/** One segment with its IP header. */
export function tcpPacket(way: Way, { seq, ack, flags, payload }: Segment): Buffer {
  const options = flags & controls.syn ? synOptions(way) : Buffer.alloc(0);
  const header = Buffer.alloc(20);
  header.writeUInt16BE(way.from.port, 0);
  header.writeUInt16BE(way.to.port, 2);
  header.writeUInt32BE(seq >>> 0, 4);
  header.writeUInt32BE(flags & controls.ack ? ack >>> 0 : 0, 8);
  header[12] = ((header.length + options.length) / 4) << 4;
  header[13] = flags;
  header.writeUInt16BE(flags & controls.rst ? 0 : widestWindow, 14);
  const segment = Buffer.concat([header, options, payload]);
  segment.writeUInt16BE(checksum(pseudoHeader(way, protocols.tcp, segment.length), segment), 16);
  return ipPacket(way, protocols.tcp, segment);
}

/** Maximum segment size (RFC 9293, 3.7.1), a no-operation, window scale (RFC 7323). */
function synOptions(way: Way): Buffer {
  const options = Buffer.from([2, 4, 0, 0, 1, 3, 3, windowScale]);
  options.writeUInt16BE(mostPayload(way), 2);
  return options;
}
