/** A capture file before it is bytes. */
export interface Capture {
  comment: string;
  application: string;
  /** Where packets were seen; a packet names one by its position. */
  interfaces: { name: string; description: string }[];
  packets: CapturedPacket[];
}

export interface CapturedPacket {
  interface: number;
  /** Microseconds since 1970, UTC. */
  timeUs: number;
  direction: 'in' | 'out';
  /** From the IP header on. */
  bytes: Buffer;
  comments: string[];
}

/** The file as draft-ietf-opsawg-pcapng describes it; all numbers are little-endian. */
export function encodeCapture({ comment, application, interfaces, packets }: Capture): Buffer {
  return Buffer.concat([
    sectionHeader(comment, application),
    ...interfaces.map(interfaceDescription),
    ...packets.map(enhancedPacket),
  ]);
}

const codes = { end: 0, comment: 1, name: 2, flags: 2, description: 3, application: 4 };
const rawIp = 101;

function sectionHeader(comment: string, application: string): Buffer {
  const body = Buffer.alloc(16);
  body.writeUInt32LE(0x1a2b3c4d, 0);
  body.writeUInt16LE(1, 4);
  // The length of the section is not said.
  body.fill(0xff, 8);
  return block(0x0a0d0d0a, body, [option(codes.comment, comment), option(codes.application, application)]);
}

function interfaceDescription({ name, description }: Capture['interfaces'][number]): Buffer {
  const body = Buffer.alloc(8);
  body.writeUInt16LE(rawIp, 0);
  return block(1, body, [option(codes.name, name), option(codes.description, description)]);
}

function enhancedPacket({ interface: at, timeUs, direction, bytes, comments }: CapturedPacket): Buffer {
  const head = Buffer.alloc(20);
  head.writeUInt32LE(at, 0);
  head.writeUInt32LE(Math.floor(timeUs / 2 ** 32), 4);
  head.writeUInt32LE(timeUs % 2 ** 32, 8);
  head.writeUInt32LE(bytes.length, 12);
  head.writeUInt32LE(bytes.length, 16);
  const flags = Buffer.from([direction === 'in' ? 1 : 2, 0, 0, 0]);
  return block(6, Buffer.concat([head, padded(bytes)]), [
    ...comments.map((comment) => option(codes.comment, comment)),
    option(codes.flags, flags),
  ]);
}

function block(type: number, body: Buffer, options: Buffer[]): Buffer {
  const length = Buffer.alloc(4);
  const all = [body, ...options, option(codes.end, '')];
  length.writeUInt32LE(12 + all.reduce((sum, part) => sum + part.length, 0));
  const kind = Buffer.alloc(4);
  kind.writeUInt32LE(type);
  return Buffer.concat([kind, length, ...all, length]);
}

function option(code: number, value: string | Buffer): Buffer {
  const bytes = Buffer.from(value as string);
  const head = Buffer.alloc(4);
  head.writeUInt16LE(code, 0);
  head.writeUInt16LE(bytes.length, 2);
  return Buffer.concat([head, padded(bytes)]);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}
