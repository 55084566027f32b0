/** As many texts from the first on as fit, counted in bytes of UTF-8, and how many did not. */
export function withinBytes(texts: readonly string[], maxBytes: number): { fit: string[]; leftOut: number } {
  let bytes = 0;
  const tooMuch = texts.findIndex((text) => {
    bytes += Buffer.byteLength(text);
    return bytes > maxBytes;
  });
  const fit = tooMuch === -1 ? [...texts] : texts.slice(0, tooMuch);
  return { fit, leftOut: texts.length - fit.length };
}
