import { isIPv4, isIPv6 } from 'node:net';

/** Where a packet comes from or goes to; four bytes of address for IPv4, sixteen for IPv6. */
export interface Address {
  bytes: Buffer;
  port: number;
}

const loopback = Buffer.from([127, 0, 0, 1]);
const mapped = Buffer.from('00000000000000000000ffff', 'hex');

/** Reads `127.0.0.1:8080` or `::1:8080`; an address that is not on record becomes the loopback's. */
export function readAddress(text: string): Address {
  const colon = text.lastIndexOf(':');
  const host = text.slice(0, colon).replace(/%.*$/, '');
  const port = Number(text.slice(colon + 1)) || 0;
  if (isIPv4(host)) return { bytes: isUnspecified(host) ? loopback : ipv4Bytes(host), port };
  return { bytes: isIPv6(host) ? withoutMapping(ipv6Bytes(host)) : loopback, port };
}

/** A socket that listens on every address says so, and no packet comes from there. */
function isUnspecified(host: string): boolean {
  return host === '0.0.0.0';
}

function ipv4Bytes(host: string): Buffer {
  return Buffer.from(host.split('.').map(Number));
}

/** The standard's URL parser turns every spelling into groups of hexadecimal digits. */
function ipv6Bytes(host: string): Buffer {
  const plain = new URL(`http://[${host}]`).hostname.slice(1, -1);
  const [head = '', tail] = plain.split('::');
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  const missing = Array<string>(8 - before.length - after.length).fill('0');
  const groups = [...before, ...missing, ...after];
  return Buffer.from(groups.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}

/** `::ffff:127.0.0.1`, as a socket for both families calls it, is IPv4 on the wire (RFC 4291, 2.5.5.2). */
function withoutMapping(bytes: Buffer): Buffer {
  return bytes.subarray(0, 12).equals(mapped) ? bytes.subarray(12) : bytes;
}
