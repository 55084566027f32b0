import { describe, expect, test } from '@jest/globals';
import type { HandIn, Student } from '../../../submission/hand-in.ts';
import { joinRoster } from './join-roster.ts';
import { readRoster, UnusableRoster } from './read-roster.ts';
import type { Roster } from './roster.ts';

function read(text: string): Roster {
  return readRoster(Buffer.from(text), 'Echo');
}

describe('a roster is read', () => {
  test('from Canvas’s gradebook, with the column of this assignment', () => {
    const text = `\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,"Quiz (1)","Echo (22)"
    Points Possible,,,,,5,10
"Doe, Jane",11,s11,jdoe,A,,
"Student, Test",12,,,A,,
`;
    expect(read(text)).toEqual({
      enrolled: [
        {
          student: { name: 'Doe, Jane', ids: { canvas: '11', student: 's11', login: 'jdoe' }, section: 'A' },
        },
      ],
      gradeColumn: 'Echo (22)',
    });
  });

  test('from Moodle’s worksheet', () => {
    const text =
      'Identifier,Full name,Email address,Grade,Last modified (grade)\nParticipant 4711,Jane Doe,j@x.org,,-\n';
    expect(read(text).enrolled).toEqual([
      { student: { name: 'Jane Doe', ids: { participant: '4711', email: 'j@x.org' } } },
    ]);
  });

  test('from a spreadsheet, with semicolons and teams', () => {
    expect(read('First name;Last name;ID number;Group\r\nJane;Doe;7;red\r\n\r\n').enrolled).toEqual([
      { student: { name: 'Jane Doe', ids: { student: '7' } }, team: 'red' },
    ]);
  });

  test('from GitHub Classroom', () => {
    expect(read('identifier,github_username,github_id,name\njd,jdoe,99,Jane\n').enrolled).toEqual([
      { student: { name: 'Jane', ids: { student: 'jd', login: 'jdoe' } } },
    ]);
  });

  test.each([
    ['German', 'Nachname;Vorname;Matrikelnummer;E-Mail-Adresse\nDoe;Jane;7;j@x.org\n'],
    ['French', 'Nom,Prénom,Numéro d’identification,Adresse de courriel\nDoe,Jane,7,j@x.org\n'],
    ['Spanish', 'Nombre\tApellido(s)\tNúmero de ID\tDirección de correo\nJane\tDoe\t7\tj@x.org\n'],
  ])('with headings in %s', (_, text) => {
    expect(read(text).enrolled).toEqual([
      { student: { name: 'Jane Doe', ids: { student: '7', email: 'j@x.org' } } },
    ]);
  });

  test('with one student for two equal lines, as of two sections', () => {
    const { enrolled } = read('name,id,section\nJane,7,A\nJane,7,B\nJane,8,A\n');
    expect(enrolled.map(({ student }) => student.ids.student)).toEqual(['7', '8']);
  });
});

describe('a roster is refused', () => {
  test.each([
    ['', /has no column that says who a student is; it has none/],
    ['team,points\nred,1\n', /it has team, points\. Name one of them name, id/],
    ['name\n"Jane\n', /^is not CSV: /],
  ])('that is %j', (text, message) => {
    expect(() => read(text)).toThrow(UnusableRoster);
    expect(() => read(text)).toThrow(message);
  });

  test('that is not UTF-8', () => {
    expect(() => readRoster(Buffer.from('name\nM\xfcller\n', 'latin1'), 'Echo')).toThrow(/is not UTF-8/);
  });
});

function handIn(name: string, ids: Student['ids'] = {}): HandIn {
  return { name, students: [{ name, ids }], work: { state: 'there', folder: `/${name}` } };
}

/** Who is joined to what: the hand-in’s new name, its students, and whether it is there. */
function joined(roster: string, handIns: HandIn[]): { rows: string[]; notes: string[] } {
  const { handIns: all, notes } = joinRoster(handIns, read(roster));
  const rows = all.map(({ name, students, work }) => {
    const folder = work.state === 'there' ? work.folder : work.state;
    return `${folder}: ${name} = ${students.map((one) => one.name).join(' + ')}`;
  });
  return { rows, notes };
}

const three =
  'name,id,email,login\n"Doe, Jane",7,jane@x.org,jdoe\nÅsa Öberg,8,asa@x.org,asa\nBen Ali,9,ben@x.org,ben\n';

describe('hand-ins are joined', () => {
  test.each([
    ['by number', handIn('x', { student: '7' })],
    ['by mail address', handIn('jane@x.org', { email: 'JANE@x.org' })],
    ['by user name', handIn('jdoe', { login: 'jdoe' })],
    ['by Canvas’s form of the name', handIn('doejane', { canvas: '4' })],
    ['by the name in the other order', handIn('Jane Doe', { participant: '4' })],
    ['by Moodle’s user name and name', handIn('jdoe Doe, Jane', { participant: '4' })],
    ['by a folder that is called as the number', { ...handIn('7'), students: [] }],
  ])('%s', (_, one) => {
    expect(joined(three, [one]).rows[0]).toMatch(/^\/.*: Doe, Jane = Doe, Jane$/);
  });

  test('what the export knows and what the roster knows come together', () => {
    const [one] = joinRoster([handIn('doejane', { canvas: '4' })], read(three)).handIns;
    expect(one?.students[0]?.ids).toEqual({ canvas: '4', student: '7', email: 'jane@x.org', login: 'jdoe' });
  });

  test('who handed in nothing is there, and who is not on the roster too', () => {
    expect(joined(three, [handIn('öbergåsa'), handIn('eve')])).toEqual({
      rows: [
        '/öbergåsa: Åsa Öberg = Åsa Öberg',
        '/eve: eve = eve',
        'absent: Doe, Jane = Doe, Jane',
        'absent: Ben Ali = Ben Ali',
      ],
      notes: ['Not on the roster: eve.'],
    });
  });

  test('who handed in twice is told', () => {
    const { notes } = joined(three, [handIn('Ben Ali'), handIn('ben', { login: 'ben' })]);
    expect(notes).toEqual(['More than one hand-in, each with a score: Ben Ali.']);
  });
});

describe('two of one name', () => {
  test('are not taken for each other, and are told apart', () => {
    const twins = 'name,id\nKim Lee,1\nKim Lee,2\n';
    const absent = ['absent: Kim Lee (ID 1) = Kim Lee', 'absent: Kim Lee (ID 2) = Kim Lee'];
    const note = 'Kim Lee stands on the roster twice (ID 1, ID 2): whose hand-in this is cannot be told.';
    expect(joined(twins, [handIn('Kim Lee')])).toEqual({
      rows: ['/Kim Lee: Kim Lee = Kim Lee', ...absent],
      notes: [note],
    });
    expect(joined(twins, [{ ...handIn('Kim Lee'), students: [] }, handIn('eve')]).notes).toEqual([
      'Not on the roster: eve.',
      note,
    ]);
    expect(joined(twins, [handIn('Kim Lee', { student: '2' })])).toEqual({
      rows: ['/Kim Lee: Kim Lee (ID 2) = Kim Lee', absent[0]],
      notes: [],
    });
  });

  test('and one number for two names is told', () => {
    const { rows, notes } = joined('name,id\nAda,1\nBen,1\n', [handIn('Ada'), handIn('Ben')]);
    expect(rows).toEqual(['/Ada: Ada = Ada', '/Ben: Ben = Ben']);
    expect(notes).toEqual(['ID 1 stands on the roster for Ada and Ben.']);
  });

  test('without a number are told apart by what else there is', () => {
    const { rows, notes } = joined('name,login,email\nAda,a1,\nADA,,a@x.org\nada,,\n', [handIn('ada')]);
    expect(rows.slice(1)).toEqual([
      'absent: Ada (login a1) = Ada',
      'absent: ADA (email a@x.org) = ADA',
      'absent: ada = ada',
    ]);
    expect(notes).toEqual([
      'ada stands on the roster 3 times (login a1, email a@x.org): whose hand-in this is cannot be told.',
    ]);
  });
});

describe('teams', () => {
  const teams = 'name,id,team\nAda,1,Red\nBen,2,Red\nCleo,3,Blue\nDan,4,Blue\nEve,5,\n';

  test('a team’s name stands for its members; its number in the export for nobody', () => {
    const { handIns } = joinRoster([handIn('red', { participant: '77' })], read(teams));
    expect(handIns[0]).toMatchObject({
      name: 'Red',
      students: [{ ids: { student: '1' } }, { ids: { student: '2' } }],
    });
    expect(handIns[0]?.students.flatMap(({ ids }) => ids.participant ?? [])).toEqual([]);
  });

  test('one member hands in for all, and a team that did not is one line', () => {
    expect(joined(teams, [handIn('x', { student: '1' })]).rows).toEqual([
      '/x: Red = Ada + Ben',
      'absent: Blue = Cleo + Dan',
      'absent: Eve = Eve',
    ]);
  });

  test('a member with a hand-in of their own keeps it', () => {
    expect(joined(teams, [handIn('Ada'), handIn('Ben')]).rows.slice(0, 2)).toEqual([
      '/Ada: Ada = Ada',
      '/Ben: Ben = Ben',
    ]);
  });
});
