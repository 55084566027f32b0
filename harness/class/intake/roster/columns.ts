import type { IdKind } from '../../../submission/hand-in.ts';

/** What a column of a roster tells. */
export type Column = IdKind | 'name' | 'first' | 'last' | 'section' | 'team';

/** As systems and people head them, in English, German, French and Spanish; boiled down to letters and digits. */
const meanings: Record<Column, string> = {
  name: 'name fullname student studentname displayname vollständigername nomcomplet nombrecompleto',
  first: 'firstname first givenname forename vorname prénom nombre',
  last: 'lastname last surname familyname nachname familienname nom nomdefamille apellidos apellido',
  student:
    'id sid studentid studentnumber idnumber sisuserid sisid identifier matriculation ' +
    'matrikelnummer matrikelnr matrikel idnummer numérodidentification numéroétudiant numétudiant matrícula númerodeid',
  login:
    'login loginid username user sisloginid githubusername github anmeldename benutzername nomdutilisateur identifiant nombredeusuario usuario',
  email:
    'email emailaddress mail emailadresse adressedecourriel courriel correo correoelectrónico direccióndecorreo',
  section: 'section sections class',
  team: 'team teamname group groups groupname gruppe gruppen groupe groupes grupo grupos equipo équipe',
  canvas: 'canvasid canvasuserid',
  participant: 'participant participantid',
};

/** What each column of this header tells; `undefined` for those that tell nothing of a student. */
export function columnsOf(header: string[]): (Column | undefined)[] {
  const plain = header.map((title) =>
    title
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  );
  const isCanvas = isCanvasHeader(header);
  const isWorksheet = plain.includes('identifier') && plain.includes('lastmodifiedgrade');
  const used = new Set<Column>();
  return plain.map((title) => {
    const column = meaningOf(title, isCanvas, isWorksheet);
    if (column === undefined || used.has(column)) return undefined;
    used.add(column);
    return column;
  });
}

/** Canvas’s gradebook: its ID is its own, the school’s stands beside it. */
export function isCanvasHeader([first, second]: string[]): boolean {
  return first?.trim() === 'Student' && second?.trim() === 'ID';
}

function meaningOf(title: string, isCanvas: boolean, isWorksheet: boolean): Column | undefined {
  if (isCanvas && title === 'id') return 'canvas';
  if (isWorksheet && title === 'identifier') return 'participant';
  return (Object.keys(meanings) as Column[]).find((column) => meanings[column].split(' ').includes(title));
}
