import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { zipOf } from './archive/example-zip.ts';
import { nextBox, taken, zip } from './example-intake.ts';

describe('what the file system will not have', () => {
  const deep = `${'d'.repeat(200)}/`.repeat(30);
  const long = `${'x'.repeat(251)}.zip`;

  test.each([
    [
      'a path beyond what the system allows',
      zipOf([{ name: `${deep}server.py` }]),
      /has a path of more than 1000 bytes/,
    ],
    [
      'a folder where the packed file might be put',
      zipOf([{ name: 'a.zip', text: zip }, { name: 'a.zip.packed/x' }]),
      /^unpacked\/1-ann$/,
    ],
    [
      'an archive in it whose name is as long as may be',
      zipOf([{ name: long, text: zip }]),
      /^unpacked\/1-ann$/,
    ],
  ])('%s holds up nobody', async (_, bytes, words) => {
    const found = await taken({ 'in/ann/hw.zip': bytes, 'in/bob/server.py': '' }, ['in']);
    expect(found).toEqual([expect.stringMatching(/^ann: /), 'bob: in/bob']);
    expect((found[0] ?? '').slice(5)).toMatch(words);
  });
});

describe('one hand-in is refused, and no other', () => {
  test('of an export, where two of its files want one place', async () => {
    const files = {
      'in/cleo_1_assignsubmission_file_x': '',
      'in/cleo_1_assignsubmission_x/y': '',
      'in/dan_2_assignsubmission_file/server.py': '',
    };
    expect(await taken(files, ['in'])).toEqual([
      expect.stringMatching(
        /^cleo: cleo cannot be laid out for grading: file already exists \(EEXIST\)\. Hand in/,
      ),
      'dan: in/dan_2_assignsubmission_file',
    ]);
  });

  test('for a name that is not UTF-8, and it is not taken for nothing', async () => {
    const folder = Buffer.from(`${join(nextBox(), 'in')}/M\xfcller`, 'latin1');
    mkdirSync(folder, { recursive: true });
    expect(await taken({ 'in/ann/server.py': '', 'in/bob/server.py': '' }, ['in'])).toEqual([
      'M\ufffdller: M\ufffdller cannot be opened: its name is not UTF-8. Rename it.',
      'ann: in/ann',
      'bob: in/bob',
    ]);
  });
});
