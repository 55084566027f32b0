/** The Internet checksum over all parts in a row, each of even length but the last (RFC 1071). */
export function checksum(...parts: Buffer[]): number {
  let sum = 0;
  for (const part of parts) {
    const even = part.length & ~1;
    for (let at = 0; at < even; at += 2) sum += part.readUInt16BE(at);
    if (even < part.length) sum += (part[even] as number) << 8;
  }
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
}
