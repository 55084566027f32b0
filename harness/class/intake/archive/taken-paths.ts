/** The paths that an archive has used so far. */
export interface TakenPaths {
  /** Why one more entry cannot lie beside them: the end of a sentence that begins with its name. */
  take(parts: string[], kind: 'file' | 'folder'): string | undefined;
}

/** Paths that differ in capitals or in the form of an accent are one file on many machines, and two here. */
export function openTakenPaths(): TakenPaths {
  const taken = new Map<string, { path: string; kind: 'file' | 'folder' }>();
  const takeOne = (path: string, kind: 'file' | 'folder'): string | undefined => {
    const key = path.normalize('NFC').toLowerCase();
    const before = taken.get(key);
    if (before === undefined) {
      taken.set(key, { path, kind });
      return undefined;
    }
    if (before.path !== path) return `and ${before.path} differ only in capitals or accents`;
    return kind === 'folder' && before.kind === 'folder' ? undefined : 'is there twice';
  };
  return {
    take: (parts, kind) => {
      const above = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
      for (const folder of above) {
        const clash = takeOne(folder, 'folder');
        if (clash !== undefined)
          return clash === 'is there twice' ? `lies in ${folder}, which is a file` : clash;
      }
      return takeOne(parts.join('/'), kind);
    },
  };
}
