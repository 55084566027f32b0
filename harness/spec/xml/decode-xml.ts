const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);

/** The text of a document in bytes: UTF-8, or what its first line says. */
export function decodeXml(bytes: Buffer): { text: string } | { problem: string; at: number } {
  const marked = bytes.subarray(0, 3).equals(utf8Mark);
  const body = marked ? bytes.subarray(3) : bytes;
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(
    body.toString('latin1', 0, 200),
  )?.[1];
  const encoding = marked ? 'utf-8' : (declared ?? 'utf-8');
  if (/^(?:utf-?16|ucs-?2|iso-10646|utf-?32)/i.test(encoding))
    return { problem: `it says that it is in ${encoding}, and is not`, at: 0 };
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(body) };
  } catch (error) {
    const unknown = error instanceof RangeError;
    return {
      problem: unknown ? `its encoding ${encoding} is not known` : `it is not text in ${encoding}`,
      at: 0,
    };
  }
}
