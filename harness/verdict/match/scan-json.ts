const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const whiteSpace = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** Finds the end of one JSON value (RFC 8259) that begins at `at`; does not judge it. */
export class JsonScan {
  /** Just after the value, once that is known. */
  end: number | undefined;
  /** A number or a word ends only where something else begins. */
  readonly scalar: boolean;
  private depth = 0;
  private quoted = false;
  private at: number;

  constructor(first: number, at: number) {
    this.scalar = first !== quote && !opens(first);
    this.at = this.scalar ? at + 1 : at;
  }

  /** Looks at the bytes that have come since the last time. */
  goOn(bytes: Buffer): void {
    for (; this.at < bytes.length && this.end === undefined; this.at++) {
      const byte = bytes[this.at] as number;
      if (this.scalar) this.inScalar(byte);
      else if (this.quoted) this.inString(byte);
      else this.between(byte);
    }
  }

  private inScalar(byte: number): void {
    if (whiteSpace.has(byte) || opens(byte) || byte === comma || byte === quote) this.end = this.at;
  }

  /** What a backslash stands before says nothing of its own. */
  private inString(byte: number): void {
    if (byte === backslash) this.at++;
    else if (byte === quote) {
      this.quoted = false;
      this.endIfWhole();
    }
  }

  private between(byte: number): void {
    if (byte === quote) this.quoted = true;
    else if (opens(byte)) this.depth++;
    else if (closes(byte)) {
      this.depth--;
      this.endIfWhole();
    }
  }

  private endIfWhole(): void {
    if (this.depth === 0) this.end = this.at + 1;
  }
}

function opens(byte: number): boolean {
  return byte === 0x7b || byte === 0x5b;
}

function closes(byte: number): boolean {
  return byte === 0x7d || byte === 0x5d;
}
