import { readSync } from 'node:fs';

/** Where a line stands in a file, without its end; in bytes. */
export interface LinePlace {
  offset: number;
  length: number;
}

interface ScannedLine extends LinePlace {
  text: string;
}

const chunkBytes = 1 << 16;

/** The whole lines of an open file, one after the other; what follows the last line end is none. */
export function* scanLines(fd: number): Generator<ScannedLine> {
  const chunk = Buffer.alloc(chunkBytes);
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  for (let position = 0; ; ) {
    const count = readSync(fd, chunk, 0, chunkBytes, position);
    if (count === 0) return;
    position += count;
    rest = Buffer.concat([rest, chunk.subarray(0, count)]);
    for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline)) {
      yield { text: rest.toString('utf8', 0, end), offset, length: end };
      rest = rest.subarray(end + 1);
      offset += end + 1;
    }
  }
}

const newline = 0x0a;

/** The same line, read again later. */
export function readLine(fd: number, { offset, length }: LinePlace): string {
  const line = Buffer.alloc(length);
  readSync(fd, line, 0, length, offset);
  return line.toString('utf8');
}
