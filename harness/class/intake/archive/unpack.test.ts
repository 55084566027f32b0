import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type TarEntry, tarGzOf, tarOf } from './example-tar.ts';
import { type ZipEntry, zipOf } from './example-zip.ts';
import { type Limits, submissionLimits, type Unpacked, unpack } from './unpack.ts';

const root = mkdtempSync(join(tmpdir(), 'wiregrade-unpack-'));
afterAll(() => rmSync(root, { recursive: true }));
let count = 0;

interface Outcome {
  end: Unpacked;
  files: Record<string, string>;
}

async function unpacked(bytes: Buffer, limits: Limits = submissionLimits): Promise<Outcome> {
  const box = join(root, String(count++));
  const file = `${box}.archive`;
  writeFileSync(file, bytes);
  const end = await unpack(file, join(box, 'inner'), limits);
  return { end, files: end.state === 'unpacked' ? filesBelow(box) : {} };
}

function filesBelow(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (one) => !one.isDirectory(),
  );
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(folder, path), readFileSync(path, 'utf8')];
    }),
  );
}

const all = { state: 'unpacked', refused: [] };
const server = { name: 'hw/server.py', text: 'print(1)\n' };

describe('an honest archive', () => {
  const entries = [
    { name: 'hw/' },
    server,
    { name: '__MACOSX/hw/._server.py', text: 'x' },
    { name: 'hw/.DS_Store' },
  ];
  const folder = { name: 'hw', type: 'directory' as const };

  test.each([
    ['zip', async () => zipOf(entries)],
    ['tar', async () => await tarOf([folder, server, { name: 'hw/._server.py', text: 'x' }])],
    ['tar.gz', async () => await tarGzOf([folder, server])],
  ])('is unpacked: %s', async (_, make) => {
    expect(await unpacked(await make())).toEqual({ end: all, files: { 'inner/hw/server.py': 'print(1)\n' } });
  });

  test('without anything in it is an empty folder', async () => {
    expect((await unpacked(zipOf([]))).end).toEqual(all);
  });

  test('keeps what may be executed, and no other permission', async () => {
    const box = join(root, 'modes');
    writeFileSync(
      `${box}.zip`,
      zipOf([
        { name: 'run', mode: 0o104755 },
        { name: 'data', mode: 0o100000 },
      ]),
    );
    await unpack(`${box}.zip`, box, submissionLimits);
    expect(['run', 'data'].map((name) => statSync(join(box, name)).mode & 0o7700)).toEqual([0o700, 0o600]);
  });

  test('whatever its files are called, it comes out as it went in', async () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((one) => !/[/\\\0:.]/.test(one));
    const files = fc.uniqueArray(name, {
      selector: (one) => one.normalize('NFC').toLowerCase(),
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(files, async (names) => {
        const { end, files: found } = await unpacked(zipOf(names.map((one) => ({ name: one, text: one }))));
        expect(end).toEqual(all);
        const expected = Object.fromEntries(names.map((one) => [join('inner', one), one]));
        expect(found).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });
});

const zips: [string, ZipEntry[], string][] = [
  ['../evil', [{ name: '../evil', text: 'x' }], 'leads out of the archive'],
  ['/tmp/evil', [{ name: '/tmp/evil', text: 'x' }], 'is an absolute path: it leads out of the archive'],
  ['link', [{ name: 'link', text: '/etc', mode: 0o120777 }], 'is a link: hand in the file that it leads to'],
  ['pipe', [{ name: 'pipe', mode: 0o010644 }], 'is a device or another special file'],
  ['hw/server.py', [{ name: 'hw/server.py', text: 'other' }], 'is there twice'],
  ['hw/Server.py', [{ name: 'hw/Server.py' }], 'and hw/server.py differ only in capitals or accents'],
  ['HW/x', [{ name: 'HW/x' }], 'and hw differ only in capitals or accents'],
  ['hw/server.py/x', [{ name: 'hw/server.py/x' }], 'lies in hw/server.py, which is a file'],
  ['secret', [{ name: 'secret', encrypted: true }], 'is encrypted: archives must open without a password'],
  ['x'.repeat(4000), [{ name: 'x'.repeat(4000) }], 'has a name of more than 255 bytes'],
];

const tars: [string, TarEntry, string][] = [
  ['../evil', { name: '../evil', text: 'x' }, 'leads out of the archive'],
  [
    'null',
    { name: 'null', type: 'character-device', devmajor: 1, devminor: 3 },
    'is a device or another special file',
  ],
  [
    'hard',
    { name: 'hard', type: 'link', linkname: '/etc/passwd' },
    'is a link: hand in the file that it leads to',
  ],
  ['soft', { name: 'soft', type: 'symlink', linkname: '..' }, 'is a link: hand in the file that it leads to'],
];

describe('an entry that could harm is left out, and the rest is not', () => {
  test.each(zips)('zip: %s', async (path, bad, why) => {
    const { end, files } = await unpacked(zipOf([server, ...bad]));
    expect(end).toEqual({ state: 'unpacked', refused: [{ path, why }] });
    expect(files).toEqual({ 'inner/hw/server.py': 'print(1)\n' });
  });

  test.each(tars)('tar: %s', async (path, bad, why) => {
    const { end, files } = await unpacked(await tarOf([bad, server]));
    expect(end).toEqual({ state: 'unpacked', refused: [{ path, why }] });
    expect(files).toEqual({ 'inner/hw/server.py': 'print(1)\n' });
  });

  test('zip: a file that holds more than it says', async () => {
    const { end } = await unpacked(zipOf([{ name: 'lies', text: 'x'.repeat(1000), claims: 10 }, server]));
    expect(end).toMatchObject({ refused: [{ path: 'lies', why: expect.stringMatching(/^is damaged/) }] });
  });

  test('zip: a bomb', async () => {
    const bomb = zipOf([{ name: 'bomb', text: Buffer.alloc(20e6) }, server]);
    const { end, files } = await unpacked(bomb);
    expect(end).toMatchObject({ state: 'broken', why: expect.stringMatching(/^unpacks \d+ bytes to 20 MB/) });
    expect(files).toEqual({});
  });
});

describe('an archive that cannot be read is not unpacked at all', () => {
  const many = zipOf(Array.from({ length: 11 }, (_, index) => ({ name: `f${index}` })));
  test.each([
    ['cut short zip', async () => many.subarray(0, -30), /^it is cut short or damaged/],
    ['cut short tar', async () => (await tarOf([server])).subarray(0, 700), /^it is cut short or damaged/],
    [
      'cut short tar.gz',
      async () => (await tarGzOf([server])).subarray(0, -12),
      /^it is cut short or damaged/,
    ],
    ['RAR', async () => Buffer.from('Rar!\x1a\x07\x00'), /^it is a RAR archive$/],
    ['empty', async () => Buffer.alloc(0), /^it is an empty file$/],
    ['zstd', async () => Buffer.from('28b52ffd24', 'hex'), /^it is compressed by zstd$/],
    [
      'a file packed by itself',
      async () => gzipSync('print(1)\n'),
      /^what is compressed in it is no tar archive$/,
    ],
    ['text', async () => Buffer.from('hello'), /^it is not an archive$/],
    ['too many', async () => many, /^it holds more than 10 files$/],
    [
      'too large',
      async () => zipOf([{ name: 'a', text: 'x'.repeat(2000) }]),
      /^it unpacks to more than 0.001 MB$/,
    ],
    ['bomb', async () => await tarGzOf([{ name: 'a', text: '\0'.repeat(12e6) }]), /as only a bomb does$/],
  ])('%s', async (_, make, why) => {
    const { end } = await unpacked(await make(), {
      entries: 10,
      bytes: _ === 'bomb' ? 200e6 : 1000,
      fileBytes: 1e9,
    });
    expect(end).toEqual({ state: 'broken', why: expect.stringMatching(why) });
    expect(existsSync(join(root, String(count - 1), 'inner'))).toBe(false);
  });
});
