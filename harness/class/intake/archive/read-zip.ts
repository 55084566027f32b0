import { isUtf8 } from 'node:buffer';
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import { rethrowOurs } from '../file-fault.ts';
import { type ArchiveEntry, BrokenArchive } from './archive-entry.ts';

const UNIX_SYSTEMS = new Set([3, 19]);
const FILE_TYPE = 0o170000;
const FOLDER = 0o040000;
const REGULAR = 0o100000;
const LINK = 0o120000;

/** The entries of a zip, by its table of contents. */
export async function* readZip(file: string): AsyncIterable<ArchiveEntry> {
  const zip = await opened(file);
  try {
    for await (const entry of zip.eachEntry()) yield entryOf(zip, entry);
  } catch (error) {
    rethrowOurs(error);
    throw new BrokenArchive(`its table of contents is damaged (${(error as Error).message})`);
  } finally {
    zip.close();
  }
}

async function opened(file: string): Promise<ZipFile> {
  try {
    // Names as bytes: a name that is refused must not end the reading of the others.
    return await openPromise(file, { autoClose: false, decodeStrings: false });
  } catch (error) {
    rethrowOurs(error);
    throw new BrokenArchive('it is cut short or damaged: its table of contents is missing');
  }
}

function entryOf(zip: ZipFile, entry: Entry): ArchiveEntry {
  const mode = UNIX_SYSTEMS.has(entry.versionMadeBy >>> 8) ? entry.externalFileAttributes >>> 16 : 0;
  const path = nameOf(entry);
  const closed = closedBy(entry);
  return {
    path,
    kind: kindOf(path, mode & FILE_TYPE),
    size: entry.uncompressedSize,
    packedSize: entry.compressedSize,
    executable: (mode & 0o100) !== 0,
    ...(closed !== undefined && { closed }),
    content: () => zip.openReadStreamPromise(entry),
  };
}

/** Many programs write UTF-8 and do not say so. */
function nameOf({ fileName, generalPurposeBitFlag, extraFields }: Entry): string {
  const bytes = fileName as unknown as Buffer;
  return isUtf8(bytes)
    ? bytes.toString('utf8')
    : getFileNameLowLevel(generalPurposeBitFlag, bytes, extraFields, true);
}

function kindOf(path: string, type: number): ArchiveEntry['kind'] {
  if (type === LINK) return 'link';
  if (type === FOLDER || /[/\\]$/.test(path)) return 'folder';
  return type === REGULAR || type === 0 ? 'file' : 'special';
}

function closedBy(entry: Entry): string | undefined {
  if (entry.isEncrypted()) return 'is encrypted: archives must open without a password';
  if (entry.canDecodeFileData()) return undefined;
  return `is compressed in a way that is not known here (method ${entry.compressionMethod})`;
}
