import type { HandIn, IdKind, Student } from '../../../submission/hand-in.ts';
import { nameKeys } from './name-keys.ts';
import type { Enrolled, Roster } from './roster.ts';
import { labelsOf, sharedIdNotes, twinsNote } from './twins.ts';

const MAX_NAMED = 5;

/** Hand-ins with what the roster knows of their students, and those of whom nothing came. */
export function joinRoster(handIns: HandIn[], roster: Roster): { handIns: HandIn[]; notes: string[] } {
  const index = indexOf(roster.enrolled);
  const labels = labelsOf(roster.enrolled);
  const found = handIns.map((handIn) => ({ handIn, enrolled: enrolledOf(handIn, index, roster.enrolled) }));
  const seen = new Set(found.flatMap(({ enrolled }) => enrolled.flatMap((one) => one ?? [])));
  const joined = found.map(({ handIn, enrolled }) => joinedTo(handIn, enrolled, { labels, seen }));
  const strangers = found.filter(({ enrolled }) => enrolled.every((one) => one === undefined));
  const absent = roster.enrolled.filter((one) => !seen.has(one));
  return {
    handIns: [...joined, ...absentOf(absent, labels)],
    notes: [
      ...sharedIdNotes(roster.enrolled),
      ...strangerNotes(
        strangers.map(({ handIn }) => handIn),
        index,
      ),
      ...listNote('More than one hand-in, each with a score', repeated(found, labels)),
    ],
  };
}

type Index = Map<string, Set<Enrolled>>;
type Labels = Map<Enrolled, string>;

function indexOf(enrolled: Enrolled[]): Index {
  const index: Index = new Map();
  const add = (key: string, one: Enrolled): void => {
    index.set(key, (index.get(key) ?? new Set()).add(one));
  };
  for (const one of enrolled) {
    const { name, ids } = one.student;
    for (const [kind, value] of Object.entries(ids)) {
      add(idKey(kind as IdKind, value), one);
      add(`any ${value.toLowerCase()}`, one);
    }
    for (const key of nameKeys(name)) add(`name ${key}`, one);
    // Moodle may put the user’s name before the full one.
    for (const key of ids.login === undefined ? [] : nameKeys(`${ids.login} ${name}`))
      add(`name ${key}`, one);
  }
  return index;
}

function idKey(kind: IdKind, value: string): string {
  return `${kind} ${value.toLowerCase()}`;
}

/** One for each student of the hand-in, in their order; a team’s name stands for all of it. */
function enrolledOf({ name, students }: HandIn, index: Index, all: Enrolled[]): (Enrolled | undefined)[] {
  const known = students.map((student) => studentIn(index, student));
  if (known.some((one) => one !== undefined)) return known;
  const member = only(index, keysOf(name));
  if (member) return [member];
  const team = teamOf(name, all);
  return team.length > 0 ? team : known;
}

function teamOf(name: string, all: Enrolled[]): Enrolled[] {
  return all.filter((one) => one.team !== undefined && sameName(one.team, name));
}

function studentIn(index: Index, { name, ids }: Student): Enrolled | undefined {
  const byId = Object.entries(ids).map(([kind, value]) => idKey(kind as IdKind, value));
  return (
    only(index, byId) ??
    only(
      index,
      nameKeys(name).map((key) => `name ${key}`),
    )
  );
}

/** The one that these keys lead to, if they lead to one alone. */
function only(index: Index, keys: string[]): Enrolled | undefined {
  const [one, ...others] = allOf(index, keys);
  return others.length === 0 ? one : undefined;
}

function allOf(index: Index, keys: string[]): Enrolled[] {
  return [...new Set(keys.flatMap((key) => [...(index.get(key) ?? [])]))];
}

/** Whoever stands there twice is no stranger. */
function strangerNotes(strangers: HandIn[], index: Index): string[] {
  const noted = strangers.map((handIn) => ({ handIn, twins: twinNotes(handIn, index) }));
  const unknown = noted.filter(({ twins }) => twins.length === 0);
  return [
    ...listNote(
      'Not on the roster',
      unknown.map(({ handIn }) => handIn.name),
    ),
    ...new Set(noted.flatMap(({ twins }) => twins)),
  ];
}

function twinNotes({ name, students }: HandIn, index: Index): string[] {
  const names = students.length > 0 ? students.map((student) => student.name) : [name];
  return names.flatMap((one) => {
    const meant = allOf(index, keysOf(one));
    return meant.length > 1 ? [twinsNote(one, meant)] : [];
  });
}

/** What a name may be: an ID of any kind, or a student’s name. */
function keysOf(name: string): string[] {
  return [`any ${name.toLowerCase()}`, ...nameKeys(name).map((key) => `name ${key}`)];
}

function sameName(one: string, other: string): boolean {
  const keys = new Set(nameKeys(one));
  return nameKeys(other).some((key) => keys.has(key));
}

/** What a member hands in counts for those of the team who did not hand in themselves. */
function joinedTo(
  handIn: HandIn,
  enrolled: (Enrolled | undefined)[],
  { labels, seen }: { labels: Labels; seen: Set<Enrolled> },
): HandIn {
  const all = [...labels.keys()];
  const present = enrolled.flatMap((one) => one ?? []);
  if (present.length === 0) return handIn;
  const teams = new Set(present.flatMap(({ team }) => team ?? []));
  const others = all.filter((one) => one.team !== undefined && teams.has(one.team) && !seen.has(one));
  for (const one of others) seen.add(one);
  // A group’s number is no student’s.
  const known = teamOf(handIn.name, all).length > 0 ? [] : handIn.students;
  const told = enrolled.map((one, index) => merged(known[index], one)).flatMap((one) => one ?? []);
  const students = [...told, ...others.map(({ student }) => student)];
  const [team] = teams;
  const [single] = present;
  const name = students.length === 1 && single ? labels.get(single) : team;
  return { ...handIn, name: name ?? handIn.name, students };
}

function merged(student: Student | undefined, enrolled: Enrolled | undefined): Student | undefined {
  if (!student || !enrolled) return enrolled?.student ?? student;
  return { ...student, ...enrolled.student, ids: { ...student.ids, ...enrolled.student.ids } };
}

/** One for each team and for each student without one. */
function absentOf(enrolled: Enrolled[], labels: Labels): HandIn[] {
  const byName = new Map<string, Student[]>();
  const alone = enrolled.filter(({ team }) => team === undefined);
  for (const { team, student } of enrolled)
    if (team !== undefined) byName.set(team, [...(byName.get(team) ?? []), student]);
  const work = { state: 'absent' } as const;
  return [
    ...[...byName].map(([name, students]) => ({ name, students, work })),
    ...alone.map((one) => ({ name: labels.get(one) ?? one.student.name, students: [one.student], work })),
  ];
}

function repeated(found: { enrolled: (Enrolled | undefined)[] }[], labels: Labels): string[] {
  const all = found.flatMap(({ enrolled }) => enrolled.flatMap((one) => one ?? []));
  return [...new Set(all.filter((one, index) => all.indexOf(one) !== index))].map(
    (one) => labels.get(one) ?? one.student.name,
  );
}

function listNote(what: string, names: string[]): string[] {
  if (names.length === 0) return [];
  const more = names.length > MAX_NAMED ? ` and ${names.length - MAX_NAMED} more` : '';
  return [`${what}: ${names.slice(0, MAX_NAMED).join(', ')}${more}.`];
}
