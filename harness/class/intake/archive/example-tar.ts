import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';

/** An entry of a tar that tests make. */
export type TarEntry = Pick<Header, 'name'> & Partial<Header> & { text?: string };

/** A tar of these entries, in this order. */
export async function tarOf(entries: TarEntry[]): Promise<Buffer> {
  const tar = pack();
  for (const { text = '', ...header } of entries) tar.entry(header, text);
  tar.finalize();
  return await buffer(Readable.from(tar));
}

/** The same, compressed. */
export async function tarGzOf(entries: TarEntry[]): Promise<Buffer> {
  return gzipSync(await tarOf(entries));
}
