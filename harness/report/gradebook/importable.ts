import type { GradeImport } from './grade-import.ts';
import type { GradebookRow } from './gradebook-row.ts';

/**
 * The lines that an import may hold, and who is in none. Of two lines for one student every system
 * keeps one, and it is not said which: such a student is in no line.
 */
export function importable(
  rows: GradebookRow[],
  idOf: (row: GradebookRow) => string | undefined,
): { settled: GradebookRow[]; leftOut: GradeImport['leftOut'] } {
  const known = rows.flatMap((row) => {
    const id = idOf(row)?.toLowerCase();
    return id === undefined ? [] : [{ row, id }];
  });
  const counts = new Map<string, number>();
  for (const { id } of known) counts.set(id, (counts.get(id) ?? 0) + 1);
  const single = known.filter(({ id }) => counts.get(id) === 1).map(({ row }) => row);
  const several = known.filter(({ id }) => counts.get(id) !== 1).map(({ row }) => row);
  const unknown = rows.filter((row) => idOf(row) === undefined);
  return {
    settled: single.filter(({ unsettled }) => unsettled === 0),
    leftOut: [
      ...unknown.map(({ name }) => ({ name, why: 'no identifier' as const })),
      ...several.map(({ name }) => ({ name, why: 'several scores' as const })),
      ...single
        .filter(({ unsettled }) => unsettled > 0)
        .map(({ name }) => ({ name, why: 'provisional' as const })),
    ],
  };
}
