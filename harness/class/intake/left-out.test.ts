import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { nextBox, notesOn } from './example-intake.ts';

describe('what nobody handed in is told of', () => {
  const two = { 'in/ada/server.py': '', 'in/ben/server.py': '' };

  test('where it lies beside folders', async () => {
    const loose = { 'in/eve.txt': '', 'in/.hidden': '', 'in/__MACOSX/x': '' };
    expect(await notesOn({ ...two, ...loose })).toEqual([
      'Left out, as it lies in no folder of its own: eve.txt',
    ]);
    const more = { ...loose, 'in/b.pdf': '', 'in/server.py.txt': '' };
    expect(await notesOn({ ...two, ...more })).toEqual([
      'Left out, as they lie in no folder of their own: b.pdf, eve.txt and 1 more',
    ]);
  });

  test('where it is a link', async () => {
    const box = nextBox();
    mkdirSync(join(box, 'in'), { recursive: true });
    symlinkSync('ada', join(box, 'in/linked'));
    expect(await notesOn(two)).toEqual(['Left out, as it lies in no folder of its own: linked']);
  });

  test('not where all is somebody’s', async () => {
    expect(await notesOn(two)).toEqual([]);
    expect(
      await notesOn({
        'in/server.py': '',
        'in/notes.txt': '',
        'in/server/server.py': '',
        'in/src/server.py': '',
      }),
    ).toEqual([]);
  });

  test('and so are folders of programs beside a program', async () => {
    expect(await notesOn({ ...two, 'in/server.py': '' })).toEqual([
      'in is taken for one submission, as server.py lies in it; ada, ben hold programs, too.',
    ]);
  });
});

describe('what lies in an export is told of', () => {
  test('where nothing says whose it is', async () => {
    const jane = { 'in/Jane Doe_1_assignsubmission_file/server.py': '' };
    expect(await notesOn({ ...jane, 'in/Ben/server.py': '', 'in/list.txt': '' })).toEqual([
      'in is an export of Moodle.',
      'Left out, as nothing says whose they are: Ben and list.txt',
    ]);
  });

  test('not where its layout says why it does not count', async () => {
    const older = { 'in/ada@x.org_1_server.py': '', 'in/ada@x.org_2_server.py': '' };
    expect(await notesOn(older)).toEqual(['in is an export of Autolab.']);
    const metadata = { 'in/submission_metadata.yml': '', 'in/submission_1/server.py': '' };
    expect(await notesOn(metadata)).toEqual(['in is an export of Gradescope.']);
  });
});
