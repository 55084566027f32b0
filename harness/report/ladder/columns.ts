import type { Lifeline } from './ladder.ts';

/** Where things stand on a line of 80 columns. */
export interface Columns {
  at(name: string): number;
  places: [string, number][];
  /** From one lifeline to the next. */
  width: number;
  programs: number;
  notes: number;
  notesWidth: number;
}

const screen = 80;
const first = 11;
const fewestForNotes = 24;
const narrowest = 8;
const widest = 30;

export function columnsOf(lifelines: Lifeline[]): Columns {
  const gaps = Math.max(1, lifelines.length - 1);
  const room = Math.floor((screen - first - fewestForNotes) / gaps);
  const width = Math.max(narrowest, Math.min(widest, room));
  const places = lifelines.map(({ name }, index): [string, number] => [name, first + index * width]);
  const notes = (places.at(-1)?.[1] ?? first) + 2;
  const byName = new Map(places);
  return {
    at: (name) => byName.get(name) ?? first,
    places,
    width,
    programs: lifelines.filter(({ kind }) => kind === 'program').length,
    notes,
    notesWidth: Math.max(narrowest, screen - notes),
  };
}
