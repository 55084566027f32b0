import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { assignmentFor } from '../../submission/fixture-folder.ts';
import type { HandIn } from '../../submission/hand-in.ts';
import { zipOf } from './archive/example-zip.ts';
import type { ExportKind } from './exports/export-kinds.ts';
import { takeIn } from './intake.ts';
import { withUniqueNames } from './unique-names.ts';
import { openUnpackArea } from './unpack-area.ts';

const assignment = assignmentFor({ server: ['server.py'] });
const root = mkdtempSync(join(tmpdir(), 'wiregrade-intake-'));
afterAll(() => rmSync(root, { recursive: true }));
let boxes = 0;

const server = { name: 'server.py', text: 'x' };
const zip = zipOf([server]);

type Files = Record<string, string | Buffer>;

async function takenIn(files: Files, paths: string[], exportKind?: ExportKind) {
  const box = join(root, String(boxes++));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(box, path)), { recursive: true });
    writeFileSync(join(box, path), content);
  }
  const result = await takeIn({
    ...{ assignment, overrides: {}, paths: paths.map((path) => join(box, path)) },
    ...(exportKind && { exportKind }),
    area: openUnpackArea(() => join(box, 'unpacked')),
  });
  return { box, result };
}

/** Each hand-in by name: where it lies, as the box sees it, or what is wrong with it; or the problem with a path. */
async function taken(...args: Parameters<typeof takenIn>): Promise<string[] | string> {
  const { box, result } = await takenIn(...args);
  if (!('handIns' in result)) return result.message.replaceAll(`${box}/`, '');
  return result.handIns.map(({ name, work }) => `${name}: ${wordsOn(work, box)}`);
}

async function notesOn(files: Files, paths = ['in'], exportKind?: ExportKind): Promise<string[]> {
  const { box, result } = await takenIn(files, paths, exportKind);
  return 'notes' in result ? result.notes.map((note) => note.replaceAll(`${box}/`, '')) : [];
}

function wordsOn(work: HandIn['work'], box: string): string {
  if (work.state === 'there') return relative(box, work.folder);
  return work.state === 'refused' ? work.message : 'absent';
}

describe('a folder', () => {
  test('of folders is graded where it lies, and nothing is written', async () => {
    expect(await taken({ 'in/ann/server.py': '', 'in/bob/hw/server.py': '' }, ['in'])).toEqual([
      'ann: in/ann',
      'bob: in/bob',
    ]);
    expect(existsSync(join(root, String(boxes - 1), 'unpacked'))).toBe(false);
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
    const box = join(root, String(boxes - 1));
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
    expect(await taken(posing, ['in/ada'])).toEqual(['x: in/ada/x']);
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
    const box = join(root, String(boxes));
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

  test('refuses one hand-in of an export, and no other', async () => {
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
});

test('no two names are alike in capitals, in accents, as files or beyond their first eighty characters', () => {
  const long = 'x'.repeat(4000);
  const names = ['Ann', 'ann', 'a/b', 'a:b', 'é', 'e\u0301', long, `${long}y`, 'ann (2)'];
  const handIns = names.map((name): HandIn => ({ name, students: [], work: { state: 'absent' } }));
  const found = withUniqueNames(handIns).map(({ name }) => name);
  expect(found.slice(0, 6)).toEqual(['Ann', 'ann (2)', 'a/b', 'a:b (2)', 'é', 'e\u0301 (2)']);
  expect(found.map((name) => name.length)).toEqual([3, 7, 3, 7, 1, 6, 81, 85, 11]);
  expect(found[8]).toBe('ann (2) (2)');
});
