const [lt, gt, slash, doubleQuote, singleQuote] = [0x3c, 0x3e, 0x2f, 0x22, 0x27];

/** What stands between `<` and the name of an element, with the bytes that end it. */
const sections = [
  { begin: Buffer.from('<!--'), end: Buffer.from('-->') },
  { begin: Buffer.from('<![CDATA['), end: Buffer.from(']]>') },
  { begin: Buffer.from('<?'), end: Buffer.from('?>') },
  // A DTD’s own declarations are not read: its bracket is as far as one needs to look.
  { begin: Buffer.from('<!DOCTYPE'), end: undefined },
];
const longestBegin = 9;

/** Deeper than any reader goes. */
const deepest = 10_000;

/**
 * Finds the end of one XML element with what stands before it; does not judge it.
 * Where it can see that the element never will be whole, it ends there.
 */
export class XmlScan {
  /** Just after the element, or after what cannot be XML, once that is known. */
  end: number | undefined;
  readonly scalar = false;
  /** The elements that have begun and not ended, outermost first. */
  readonly open: string[] = [];
  private inside: { start: number; until: Buffer } | { start: number; quote: number } | undefined;

  constructor(private at: number) {}

  /** Looks at the bytes that have come since the last time. */
  goOn(bytes: Buffer): void {
    let moving = true;
    while (moving && this.end === undefined) {
      if (this.inside === undefined) moving = this.toNextTag(bytes);
      else
        moving =
          'until' in this.inside ? this.throughSection(bytes, this.inside.until) : this.throughTag(bytes);
    }
  }

  private toNextTag(bytes: Buffer): boolean {
    const start = bytes.indexOf(lt, this.at);
    this.at = start < 0 ? bytes.length : start;
    if (start < 0 || start + 1 >= bytes.length) return false;
    const marked = bytes[start + 1] === 0x21 || bytes[start + 1] === 0x3f;
    return marked ? this.enterSection(bytes, start) : this.enterTag(bytes, start);
  }

  private enterSection(bytes: Buffer, start: number): boolean {
    const seen = bytes.subarray(start, start + longestBegin);
    const section = sections.find(({ begin }) => seen.subarray(0, begin.length).equals(begin));
    if (section === undefined) {
      if (sections.some(({ begin }) => begin.subarray(0, seen.length).equals(seen))) return false;
      this.end = start + 2;
      return false;
    }
    this.inside = section.end ? { start, until: section.end } : { start, quote: 0 };
    this.at = start + section.begin.length;
    return true;
  }

  /** A name begins with a letter, `_`, `:` or a byte beyond ASCII. */
  private enterTag(bytes: Buffer, start: number): boolean {
    const first = bytes[start + 1] as number;
    if (first !== slash && first < 0x80 && !/[A-Za-z_:]/.test(String.fromCharCode(first))) {
      this.end = start + 2;
      return false;
    }
    this.inside = { start, quote: 0 };
    this.at = start + 1;
    return true;
  }

  private throughSection(bytes: Buffer, until: Buffer): boolean {
    const found = bytes.indexOf(until, this.at);
    if (found < 0) {
      this.at = Math.max(this.at, bytes.length - until.length + 1);
      return false;
    }
    this.at = found + until.length;
    this.inside = undefined;
    return true;
  }

  private throughTag(bytes: Buffer): boolean {
    const tag = this.inside as { start: number; quote: number };
    const declaration = bytes[tag.start + 1] === 0x21;
    for (; this.at < bytes.length; this.at++) {
      const byte = bytes[this.at] as number;
      if (tag.quote !== 0) tag.quote = byte === tag.quote ? 0 : tag.quote;
      else if (byte === doubleQuote || byte === singleQuote) tag.quote = byte;
      else if (byte === lt || (declaration && byte === 0x5b)) {
        this.end = this.at + 1;
        return false;
      } else if (byte === gt) {
        this.at++;
        this.inside = undefined;
        if (!declaration) this.passTag(bytes.subarray(tag.start + 1, this.at - 1));
        return true;
      }
    }
    return false;
  }

  private passTag(tag: Buffer): void {
    const closing = tag[0] === slash;
    const name = nameIn(closing ? tag.subarray(1) : tag);
    const agrees = closing ? this.open.pop() === name : true;
    if (!closing && tag.at(-1) !== slash) this.open.push(name);
    if (!agrees || this.open.length === 0 || this.open.length > deepest) this.end = this.at;
  }
}

function nameIn(tag: Buffer): string {
  let end = 0;
  while (end < tag.length && !isNameEnd(tag[end] as number)) end++;
  return tag.toString('latin1', 0, end);
}

function isNameEnd(byte: number): boolean {
  return byte === slash || byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}
