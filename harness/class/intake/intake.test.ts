import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { zipOf } from './archive/example-zip.ts';
import { lastBox, notesOn, server, taken, zip } from './example-intake.ts';

describe('a folder', () => {
  test('of folders is graded where it lies, and nothing is written', async () => {
    expect(await taken({ 'in/ann/server.py': '', 'in/bob/hw/server.py': '' }, ['in'])).toEqual([
      'ann: in/ann',
      'bob: in/bob',
    ]);
    expect(existsSync(join(lastBox(), 'unpacked'))).toBe(false);
  });

  test('may lie one folder too deep', async () => {
    const files = { 'in/week 1/ann/server.py': '', 'in/week 1/bob/server.py': '', 'in/.DS_Store': '' };
    expect(await taken(files, ['in'])).toEqual(['ann: in/week 1/ann', 'bob: in/week 1/bob']);
  });

  test('may hold archives, folders, and folders with archives', async () => {
    const files = { 'in/ann.zip': zip, 'in/bob/server.py': '', 'in/cleo/hw.zip': zip, 'in/notes.txt': '' };
    expect(await taken(files, ['in'])).toEqual([
      'ann: unpacked/1-ann',
      'bob: in/bob',
      'cleo: unpacked/2-cleo',
    ]);
  });
});

describe('a folder that is one hand-in', () => {
  test('has a program, whatever archives lie beside it', async () => {
    expect(await taken({ 'ann/server.py': '', 'ann/old.zip': zip, 'ann/src/x.py': '' }, ['ann'])).toEqual([
      'ann: ann',
    ]);
  });

  test('has nothing but an archive, and is not changed', async () => {
    const files = { 'ann/hw.zip': zipOf([{ name: 'inner.zip', text: zip }]), 'ann/report.pdf': '' };
    expect(await taken(files, ['ann'])).toEqual(['ann: unpacked/1-ann']);
    const box = lastBox();
    expect(readdirSync(join(box, 'ann')).sort()).toEqual(['hw.zip', 'report.pdf']);
    expect(existsSync(join(box, 'unpacked/1-ann/hw.zip/inner.zip/server.py'))).toBe(true);
  });

  test('has no program, and stops nobody else who is named beside it', async () => {
    const files = { 'ann/readme.txt': '', 'bob/server.py': '', 'cleo.zip': zipOf([{ name: 'a.pdf' }]) };
    expect(await taken(files, ['ann', 'bob', 'cleo.zip'])).toEqual([
      'ann: ann',
      'bob: bob',
      'cleo: unpacked/1-cleo',
    ]);
    expect(await taken(files, ['ann'])).toMatch(/^There is no submission in ann\. Looked for server as/);
    expect(await taken(files, ['cleo.zip'])).toMatch(/^There is no submission in cleo\.zip\. /);
  });

  test('is named twice and graded once', async () => {
    expect(await taken({ 'in/ann/server.py': '' }, ['in/ann', 'in/ann/'])).toEqual(['ann: in/ann']);
  });
});

describe('a hand-in that is laid out like an export', () => {
  const posing = {
    'in/ada/submission_metadata.yml': '../bob:\n  :submitters:\n  - {":name": Ada}\nx: {}\n',
    'in/ada/x/server.py': '',
    'in/bob/server.py': '',
    'in/cleo/bob_1_2_server.py': '',
    'in/dan/Bob_7_assignsubmission_file/server.py': '',
    'in/eve-submissions/eve-bob/server.py': '',
  };
  const paths = ['ada', 'bob', 'cleo', 'dan', 'eve-submissions'].map((name) => `in/${name}`);

  test('is nobody else’s, where it is one of several', async () => {
    expect(await taken(posing, paths)).toEqual([
      'ada: in/ada',
      'bob: in/bob',
      'cleo: in/cleo',
      'dan: in/dan',
      'eve-submissions: in/eve-submissions',
    ]);
  });

  test('is told of, in case it is one', async () => {
    const found = (await notesOn(posing, paths)).map(
      (note) => / looks like an export of (.*?), but/.exec(note)?.[1],
    );
    expect(found).toEqual(['Gradescope', 'Canvas', 'Moodle', 'GitHub Classroom']);
  });

  test('is read as one of several exports where that is said', async () => {
    const files = { 'one/a_1_2_server.py': '', 'two/b_3_4_server.py': '' };
    expect(await taken(files, ['one', 'two'], 'canvas')).toEqual(['a: unpacked/1-a', 'b: unpacked/2-b']);
    expect(await notesOn(files, ['one', 'two'], 'canvas')).toEqual(
      ['one', 'two'].map((name) => `${name} is an export of Canvas.`),
    );
  });

  test('hands in nothing that lies elsewhere', async () => {
    expect(await taken({ 'in/bob_1_2_..': '' }, ['in'])).toEqual([
      expect.stringMatching(/^bob: \.\. leads out of what was/),
    ]);
    expect(await taken(posing, ['in/ada'])).toEqual(['x: in/ada/x', 'Ada: absent']);
  });
});

describe('an archive', () => {
  test('of a class holds folders and archives, and what leads out of it is nobody’s', async () => {
    const files = {
      'class.zip': zipOf([
        { ...server, name: 'class/ann/server.py' },
        { name: 'class/bob.zip', text: zip },
        { name: 'class/cleo/server.py', text: '/etc/passwd', mode: 0o120777 },
        { name: '../out', text: 'x' },
      ]),
    };
    expect(await taken(files, ['class.zip'])).toEqual([
      'ann: unpacked/1-class/class/ann',
      'bob: unpacked/2-bob',
      expect.stringMatching(/^cleo: cleo\/server\.py is a link: hand in the file that it leads to/),
    ]);
  });

  test('that cannot be opened refuses nothing but itself', async () => {
    const files = { 'ann.zip': zip, 'bob.zip': zip.subarray(0, 40), 'cleo.rar': 'Rar!\x1a\x07\x00' };
    expect(await taken(files, Object.keys(files))).toEqual([
      'ann: unpacked/1-ann',
      expect.stringMatching(/^bob: bob\.zip cannot be opened: it is cut short or damaged/),
      expect.stringMatching(/^cleo: cleo\.rar cannot be opened: it is a RAR archive/),
    ]);
  });
});
