import { readProcFile } from './proc-file.ts';

/** Datagrams of this network, since it exists, that came to a UDP port that nobody has; RFC 4113, udpNoPorts. */
export function readUnheard(): number {
  return ipv4() + ipv6();
}

function ipv4(): number {
  const [names = [], values = []] = lines('/proc/self/net/snmp')
    .filter((line) => line.startsWith('Udp: '))
    .map((line) => line.split(' '));
  return Number(values[names.indexOf('NoPorts')] ?? 0);
}

function ipv6(): number {
  const line = lines('/proc/self/net/snmp6').find((one) => one.startsWith('Udp6NoPorts'));
  return Number(line?.split(/\s+/)[1] ?? 0);
}

/** There may be no IPv6 here, and elsewhere than on Linux none of this. */
function lines(path: string): string[] {
  try {
    return readProcFile(path).split('\n');
  } catch {
    return [];
  }
}
