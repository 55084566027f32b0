import { counted } from '../counted.ts';
import type { Cut } from './cut.ts';
import { JsonScan } from './scan-json.ts';
import { XmlScan } from './scan-xml.ts';

const whiteSpace = new Set([0x20, 0x09, 0x0a, 0x0d]);
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** No assignment's value is larger. */
const longestValue = 16 * 1024 * 1024;

/** Finds the end of one JSON value or one XML element, however it was cut into pieces. */
export function cutValue(bytes: Buffer, over: boolean): Cut {
  const scan = scanOf(bytes);
  const end = scan.end ?? (over && scan.scalar && bytes.length > 0 ? bytes.length : undefined);
  if ((end ?? bytes.length) > longestValue) {
    return {
      cut: 'invalid',
      at: longestValue,
      why: `the value is longer than ${counted(longestValue, 'byte')}`,
    };
  }
  if (end === undefined) return { cut: 'more' };
  return { cut: 'message', body: bytes.subarray(scan.start, end), consumed: end };
}

/** Whether the first byte that counts begins markup; undefined where it has not come. */
export function beginsMarkup(bytes: Buffer): boolean | undefined {
  const { start, markup } = scanOf(bytes);
  return start === undefined ? undefined : markup;
}

/** The innermost element that has begun and not ended, where a value is under way. */
export function openElement(bytes: Buffer): string | undefined {
  return scanOf(bytes).open?.at(-1);
}

class ValueScan {
  start: number | undefined;
  markup = false;
  private at = 0;
  private inner: JsonScan | XmlScan | undefined;

  get end(): number | undefined {
    return this.inner?.end;
  }

  get open(): readonly string[] | undefined {
    return this.inner instanceof XmlScan ? this.inner.open : undefined;
  }

  get scalar(): boolean {
    return this.inner?.scalar ?? false;
  }

  goOn(bytes: Buffer): void {
    while (this.inner === undefined && whiteSpace.has(bytes[this.at] ?? 0)) this.at++;
    if (this.inner === undefined) this.begin(bytes, this.at);
    this.inner?.goOn(bytes);
  }

  private begin(bytes: Buffer, at: number): void {
    const head = bytes.subarray(at, at + byteOrderMark.length);
    if (head.length === 0) return;
    const marked = head.equals(byteOrderMark);
    if (!marked && byteOrderMark.subarray(0, head.length).equals(head)) return;
    this.start = at;
    this.markup = marked || bytes[at] === 0x3c;
    this.inner = this.markup ? new XmlScan(at) : new JsonScan(bytes[at] as number, at);
  }
}

/** Bytes fewer than these are sooner looked at again than remembered. */
const shortest = 4096;

/** The value that is under way in a stream, whose bytes stay as they are and only ever grow. */
const underWay = new WeakMap<ArrayBufferLike, { from: number; length: number; scan: ValueScan }>();

/** Goes on where the last look at the same stream ended: a value in many pieces is read once. */
function scanOf(bytes: Buffer): ValueScan {
  const { buffer, byteOffset: from, length } = bytes;
  const before = length < shortest ? undefined : underWay.get(buffer);
  const same = before?.from === from && before.length <= length ? before : undefined;
  const scan = same?.scan ?? new ValueScan();
  scan.goOn(bytes);
  if (length >= shortest) underWay.set(buffer, { from, length, scan });
  return scan;
}
