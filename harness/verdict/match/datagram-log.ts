/**
 * Datagrams in one stream of bytes, each after its length: so they keep their
 * bounds, and an empty one is something that came.
 */

/** Bytes of the length before each datagram. */
export const lengthBytes = 4;

/** One datagram as it stands in the stream. */
export function packDatagram(bytes: Buffer): Buffer {
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** The datagrams of a part of the stream that begins with one. */
export function unpackDatagrams(packed: Buffer): Buffer[] {
  const datagrams: Buffer[] = [];
  for (let at = 0; at < packed.length; ) {
    const end = at + lengthBytes + packed.readUInt32BE(at);
    datagrams.push(packed.subarray(at + lengthBytes, end));
    at = end;
  }
  return datagrams;
}

/** What reports show: the bytes of all datagrams, one after the other. */
export function contentOf(packed: Buffer): Buffer {
  return Buffer.concat(unpackDatagrams(packed));
}
