import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from '@jest/globals';
import type { ArchiveEntry } from './archive-entry.ts';
import { writeEntry } from './write-entry.ts';

const root = mkdtempSync(join(tmpdir(), 'wiregrade-write-'));
afterAll(() => rmSync(root, { recursive: true }));

function entryOf(content: () => Readable): ArchiveEntry {
  return { path: 'a', kind: 'file', size: 1e6, executable: false, content: async () => content() };
}

function failing(code?: string): Readable {
  return Readable.from(
    (async function* () {
      yield Buffer.from('half');
      throw Object.assign(new Error('no more'), { code });
    })(),
  );
}

test('an entry that cannot be read on is damaged, and nothing of it stays', async () => {
  const target = join(root, 'damaged');
  expect(await writeEntry(entryOf(failing), target)).toBe('is damaged (no more)');
  expect(existsSync(target)).toBe(false);
});

test('a disk that takes no more says nothing about the entry', async () => {
  const writing = writeEntry(
    entryOf(() => Readable.from([Buffer.from('x')])),
    join(root, 'nowhere/a'),
  );
  await expect(writing).rejects.toMatchObject({ code: 'ENOENT' });
});

test.each(['EIO', 'EMFILE'])('nor does a machine that cannot read: %s', async (code) => {
  const writing = writeEntry(
    entryOf(() => failing(code)),
    join(root, code),
  );
  await expect(writing).rejects.toMatchObject({ code });
});
