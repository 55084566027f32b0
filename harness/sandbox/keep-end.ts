import type { Readable } from 'node:stream';
import { type LimitHit, limits } from './limits.ts';

/** What a command printed. */
export interface KeptEnd {
  /** The end of it, from the beginning of a line. */
  text(): string;
  hits(): LimitHit[];
}

const keepBytes = 64 * 1024;

/**
 * Reads all that a command prints, so that nothing it prints makes it fail, and keeps the
 * end: warnings come before the error that ended a build, whose line is also what make says last.
 */
export function keepEnd(streams: Readable[]): KeptEnd {
  const kept = new Tail();
  const counts = streams.map((stream) => {
    const printed = { bytes: 0 };
    stream.on('data', (bytes: Buffer) => {
      printed.bytes += bytes.length;
      kept.add(bytes);
    });
    return printed;
  });
  const isFlood = (): boolean => counts.some(({ bytes }) => bytes >= limits.outputBytes);
  return {
    text: () => kept.text(),
    hits: () => (isFlood() ? [{ limit: 'output', value: limits.outputBytes }] : []),
  };
}

class Tail {
  #chunks: Buffer[] = [];
  #length = 0;
  #isCut = false;

  add(bytes: Buffer): void {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
    // Not with each chunk: a build may print byte by byte.
    if (this.#length > 2 * keepBytes) this.#cut();
  }

  text(): string {
    if (this.#length > keepBytes) this.#cut();
    const text = Buffer.concat(this.#chunks).toString();
    // Half a line could name a file that is not there.
    const whole = this.#isCut ? text.slice(text.indexOf('\n') + 1) : text;
    return whole.replace(/\n$/, '');
  }

  #cut(): void {
    this.#chunks = [Buffer.concat(this.#chunks).subarray(-keepBytes)];
    this.#length = keepBytes;
    this.#isCut = true;
  }
}
