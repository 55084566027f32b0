import type { IdKind, Student } from '../../../submission/hand-in.ts';
import { nameKeys } from './name-keys.ts';
import type { Enrolled } from './roster.ts';

const idWords: Record<IdKind, string> = {
  student: 'ID',
  login: 'login',
  email: 'email',
  canvas: 'Canvas ID',
  participant: 'participant',
};

/** What to call each student of a roster: those of one name by an ID as well, for a count would tell nothing. */
export function labelsOf(enrolled: Enrolled[]): Map<Enrolled, string> {
  const counts = new Map<string, number>();
  const keys = enrolled.map(({ student }) => [...nameKeys(student.name)].sort().join(' '));
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map(
    enrolled.map((one, index) => [one, labelOf(one.student, counts.get(keys[index] as string) !== 1)]),
  );
}

/** Whose hand-in it is cannot be told: a sentence. */
export function twinsNote(name: string, meant: Enrolled[]): string {
  const times = meant.length === 2 ? 'twice' : `${meant.length} times`;
  const ids = new Set(meant.flatMap(({ student }) => idOf(student) ?? []));
  const told = ids.size > 0 ? ` (${[...ids].join(', ')})` : '';
  return `${name} stands on the roster ${times}${told}: whose hand-in this is cannot be told.`;
}

/** A number that stands there for several students leads an import to the wrong one: a sentence on each. */
export function sharedIdNotes(enrolled: Enrolled[]): string[] {
  const byId = new Map<string, string[]>();
  for (const { student } of enrolled)
    for (const kind of Object.keys(idWords) as IdKind[]) {
      const id = student.ids[kind];
      const words = id === undefined ? '' : `${idWords[kind]} ${id}`;
      if (id !== undefined) byId.set(words, [...(byId.get(words) ?? []), student.name]);
    }
  const shared = [...byId].filter(([, names]) => names.length > 1);
  return shared.map(([id, names]) => `${id} stands on the roster for ${names.join(' and ')}.`);
}

function labelOf(student: Student, hasTwin: boolean): string {
  const id = hasTwin ? idOf(student) : undefined;
  return id === undefined ? student.name : `${student.name} (${id})`;
}

function idOf({ ids }: Student): string | undefined {
  const kind = (Object.keys(idWords) as IdKind[]).find((one) => ids[one] !== undefined);
  return kind && `${idWords[kind]} ${ids[kind]}`;
}
