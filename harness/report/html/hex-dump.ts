const PER_LINE = 8;

/** Bytes as hexadecimal numbers with their offset, and as ASCII beside: narrow enough for a phone. */
export function hexDump(bytes: Buffer): string[] {
  const lines = Math.ceil(bytes.length / PER_LINE);
  return Array.from({ length: lines }, (_, index) => {
    const part = bytes.subarray(index * PER_LINE, (index + 1) * PER_LINE);
    const offset = (index * PER_LINE).toString(16).padStart(4, '0');
    const numbers = [...part].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    return `${offset}  ${numbers.padEnd(PER_LINE * 3)} ${asciiOf(part)}`;
  });
}

function asciiOf(bytes: Buffer): string {
  return [...bytes].map((byte) => (byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
}
