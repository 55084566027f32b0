import { describe, expect, test } from '@jest/globals';
import { exportKinds } from './export-kinds.ts';
import type { Exported, ExportFolder } from './layout.ts';
import { layouts } from './layouts.ts';

const metadata = `---
submission_101:
  :submitters:
  - :name: Ada Lovelace
    :sid: 12345
    :email: ada@x.org
  - :name: Ben Ali
    :sid:
    :email: ben@x.org
  :created_at: 2026-01-02 03:04:05.000000000 Z
  :score: 1.0
submission_102:
  :submitters: []
`;

const bomb = ['a: &a [x]', 'b: &b', 'c: &c', 'd: &d']
  .map((line, depth, { [depth - 1]: above = '' }) =>
    depth === 0 ? line : `${line} [${Array(50).fill(`*${above[0]}`).join()}]`,
  )
  .join('\n');

/** Names that end in a slash are folders. */
function folderOf(names: string[], name = 'export', text = ''): ExportFolder {
  const listed = names.map((one) => ({
    name: one.replace(/\/$/, ''),
    kind: one.endsWith('/') ? ('folder' as const) : ('file' as const),
  }));
  return { name, listed, entries: ['server.py'], read: () => text };
}

const folders = {
  canvas: folderOf([
    'doejane_LATE_11_21_server-1.py',
    'doejane_LATE_11_22_notes.txt',
    'van_der_berg_12_23_hw.zip',
    'x_13_text.html',
  ]),
  moodle: folderOf([
    'Jane Doe_4711_assignsubmission_file/',
    'Jane Doe_4711_assignsubmission_onlinetext/',
    'Zoë_4712_assignsubmission_file_server.py',
  ]),
  gradescope: folderOf(['submission_metadata.yml', 'submission_101/', 'submission_102/'], 'export', metadata),
  autolab: folderOf(['ada@x.org_2_handin.tar', 'ada@x.org_10_handin.tar', 'b_c@y.edu_1_server.py']),
  github: folderOf(['hw-1-ada/', 'hw-1-ben-ali/', 'README.md'], 'hw-1-submissions'),
};

test('each export is recognised as what it is, and as nothing else', () => {
  for (const [kind, folder] of Object.entries(folders)) {
    const recognised = exportKinds.filter((one) => layouts[one].recognises(folder));
    expect({ kind, recognised }).toEqual({ kind, recognised: [kind] });
  }
});

test.each([
  [['alice/', 'bob/', 'carol.zip']],
  [['server.py', 'README.md']],
  [['hw1-alice/', 'hw1-bob/']],
  [[]],
])('%j is no export', (names) => {
  expect(exportKinds.filter((kind) => layouts[kind].recognises(folderOf(names)))).toEqual([]);
});

function whoIn(exported: Exported[]) {
  return exported.map(({ label, students, late, pieces }) => ({
    label,
    ids: students.map(({ ids }) => ids),
    ...(late !== undefined && { late }),
    pieces: pieces.map(({ from, to }) => `${from} -> ${to}`),
  }));
}

describe('who handed in what, by Canvas', () => {
  test('by user number, late or not, files as they were first called', () => {
    expect(whoIn(layouts.canvas.read(folders.canvas))).toEqual([
      {
        label: 'doejane',
        ids: [{ canvas: '11' }],
        late: true,
        pieces: ['doejane_LATE_11_21_server-1.py -> server.py', 'doejane_LATE_11_22_notes.txt -> notes.txt'],
      },
      {
        label: 'van_der_berg',
        ids: [{ canvas: '12' }],
        late: false,
        pieces: ['van_der_berg_12_23_hw.zip -> hw.zip'],
      },
      { label: 'x', ids: [{ canvas: '13' }], late: false, pieces: ['x_13_text.html -> text.html'] },
    ]);
  });

  test('a second server.py beside the first keeps its name', () => {
    const both = folderOf(['a_1_2_server.py', 'a_1_3_server-1.py']);
    expect(layouts.canvas.read(both)[0]?.pieces.map(({ to }) => to)).toEqual(['server.py', 'server-1.py']);
  });

  test('where names are hidden, the hidden name is all there is', () => {
    const hidden = folderOf(['anon_Ab3_21_server.py', 'LATE_anon_Xy9_22_server.py']);
    expect(whoIn(layouts.canvas.read(hidden))).toMatchObject([
      { label: 'anon_Ab3', ids: [{}], late: false },
      { label: 'anon_Xy9', ids: [{}], late: true },
    ]);
  });
});

describe('who handed in what, by others', () => {
  test('Moodle: in folders and in one', () => {
    expect(whoIn(layouts.moodle.read(folders.moodle))).toEqual([
      {
        label: 'Jane Doe',
        ids: [{ participant: '4711' }],
        pieces: [
          'Jane Doe_4711_assignsubmission_file -> .',
          'Jane Doe_4711_assignsubmission_onlinetext -> onlinetext',
        ],
      },
      {
        label: 'Zoë',
        ids: [{ participant: '4712' }],
        pieces: ['Zoë_4712_assignsubmission_file_server.py -> ./server.py'],
      },
    ]);
  });

  test('Moodle: older exports, and those without a number', () => {
    const old = folderOf(['Ada_7_assignsubmission_file_/', 'Default group_assignsubmission_file/']);
    expect(whoIn(layouts.moodle.read(old))).toMatchObject([
      { label: 'Ada', ids: [{ participant: '7' }] },
      { label: 'Default group', ids: [{}] },
    ]);
  });

  test('Autolab: the newest of each', () => {
    expect(whoIn(layouts.autolab.read(folders.autolab))).toEqual([
      {
        label: 'ada@x.org',
        ids: [{ email: 'ada@x.org' }],
        pieces: ['ada@x.org_10_handin.tar -> handin.tar'],
      },
      { label: 'b_c@y.edu', ids: [{ email: 'b_c@y.edu' }], pieces: ['b_c@y.edu_1_server.py -> server.py'] },
    ]);
  });

  test('GitHub Classroom: what follows the assignment’s slug', () => {
    const users = (folder: ExportFolder) => layouts.github.read(folder).map(({ label }) => label);
    expect(users(folders.github)).toEqual(['ada', 'ben-ali']);
    expect(users(folderOf(['net-hw1-ada/', 'net-hw1-ben/']))).toEqual(['ada', 'ben']);
    expect(users(folderOf(['ada/', 'ben/']))).toEqual(['ada', 'ben']);
  });
});

describe('who handed in what, by Gradescope', () => {
  test('everybody whom the metadata name', () => {
    expect(whoIn(layouts.gradescope.read(folders.gradescope))).toEqual([
      {
        label: 'Ada Lovelace, Ben Ali',
        ids: [{ student: '12345', email: 'ada@x.org' }, { email: 'ben@x.org' }],
        pieces: ['submission_101 -> .'],
      },
      { label: 'submission_102', ids: [], pieces: ['submission_102 -> .'] },
    ]);
  });

  test('no folder that does not lie beside the metadata', () => {
    const text = ['submission_1', '../bob', '../../reference', 'notes', '.', '/etc', 'a/b'].map(
      (key) => `${key}: {}\n`,
    );
    const folder = folderOf(
      ['submission_metadata.yml', 'submission_1/', 'notes', 'a/'],
      'export',
      text.join(''),
    );
    const pieces = layouts.gradescope.read(folder).flatMap((one) => one.pieces.map(({ from }) => from));
    expect(pieces).toEqual(['submission_1', 'a']);
  });

  test('who has no folder handed in nothing, and a folder that is nobody’s has its own name', () => {
    const text = 'submission_1:\n  :submitters:\n  - :name: Ghost\n    :sid: 0042\n    :email: null\n';
    const folder = folderOf(['submission_metadata.yml', 'submission_2/'], 'export', text);
    expect(whoIn(layouts.gradescope.read(folder))).toEqual([
      { label: 'submission_2', ids: [], pieces: ['submission_2 -> .'] },
      { label: 'Ghost', ids: [{ student: '0042' }], pieces: [] },
    ]);
  });

  test.each([
    ['cut short', 'submission_1: [', /^submission_metadata\.yml cannot be read: Flow sequence/],
    ['a bomb', bomb, /^submission_metadata\.yml cannot be read: Excessive alias count/],
  ])('metadata that are %s are refused', (_, text, why) => {
    const folder = folderOf(['submission_metadata.yml', 'submission_1/'], 'export', text);
    expect(() => layouts.gradescope.read(folder)).toThrow(why);
  });
});
