import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const places = ['/usr/bin/tshark', '/usr/local/bin/tshark'];

/** Where this machine has tshark; tests that need it skip aloud where it has none, and fail in CI. */
export const tsharkPath = places.find((path) => existsSync(path));

if (tsharkPath === undefined) {
  if (process.env.WIREGRADE_CI) throw new Error('tshark is missing: apt-get install tshark');
  process.stderr.write('captures are not tried with tshark: there is none\n');
}

/** A packet as tshark understands it; what it found wrong stands in `faults`. */
export interface Frame {
  place: string;
  direction: 'in' | 'out';
  /** Which TCP connection of the file, from 0. */
  stream: number | undefined;
  payload: Buffer;
  protocols: string;
  info: string;
  comments: string;
  faults: string[];
}

const fields = [
  ...['frame.interface_name', 'frame.packet_flags', 'tcp.stream', 'tcp.payload', 'udp.payload'],
  ...['frame.protocols', '_ws.col.Info', 'frame.comment', '_ws.malformed', '_ws.expert.severity'],
  ...['ip.checksum.status', 'tcp.checksum.status', 'udp.checksum.status', 'icmp.checksum.status'],
  'icmpv6.checksum.status',
];

/** Every checksum is verified; what the payload means is left alone, for it is the student's. */
const options = [
  ...['-o', 'ip.check_checksum:TRUE', '-o', 'tcp.check_checksum:TRUE', '-o', 'udp.check_checksum:TRUE'],
  ...['-d', 'tcp.port==1-65535,data', '-d', 'udp.port==1-65535,data'],
  ...['-T', 'fields', '-E', 'separator=/t', ...fields.flatMap((field) => ['-e', field])],
];

/** Reads a capture, or several as one: sections may follow each other in a file. */
export function dissect(...captures: Buffer[]): Frame[] {
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-tshark-'));
  try {
    const file = join(folder, 'all.pcapng');
    writeFileSync(file, Buffer.concat(captures));
    const limits = { encoding: 'utf8', maxBuffer: 2 ** 28, timeout: 50_000 } as const;
    const table = execFileSync(tsharkPath ?? 'tshark', ['-n', '-r', file, ...options], {
      ...limits,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return table.split('\n').filter(Boolean).map(frameOf);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function frameOf(line: string): Frame {
  const cells = new Map(line.split('\t').map((cell, index) => [fields[index], cell]));
  const cell = (name: string): string => cells.get(name) ?? '';
  return {
    place: cell('frame.interface_name'),
    direction: Number(cell('frame.packet_flags')) === 1 ? 'in' : 'out',
    stream: cell('tcp.stream') === '' ? undefined : Number(cell('tcp.stream')),
    payload: Buffer.from(cell('tcp.payload') || (cell('udp.payload').split(',')[0] ?? ''), 'hex'),
    protocols: cell('frame.protocols'),
    info: cell('_ws.col.Info'),
    comments: cell('frame.comment'),
    faults: faultsIn(cell),
  };
}

/** As epan/proto.h numbers severities; checksums are bad (0), good (1) or unverified (2). */
const severityOfError = 0x80_0000;

function faultsIn(cell: (name: string) => string): string[] {
  const severities = cell('_ws.expert.severity').split(',').map(Number);
  const sums = fields.filter((field) => field.endsWith('checksum.status') && cell(field) !== '');
  const icmp = cell('frame.protocols').includes(':icmp');
  // The packet that an ICMP message quotes is cut off: its checksum cannot be verified.
  const wrong = sums.filter(
    (field) => cell(field).split(',')[0] !== '1' && !(icmp && /^(udp|tcp)/.test(field)),
  );
  return [
    ...(cell('_ws.malformed') === '' ? [] : ['malformed']),
    ...(severities.some((one) => one >= severityOfError) ? ['error'] : []),
    ...wrong.map((field) => `${field} is ${cell(field)}`),
  ];
}
