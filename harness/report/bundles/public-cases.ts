import type { Assignment, Case } from '../../spec/assignment.ts';

/** What of an assignment students get, and what is graded without them seeing it. */
export interface PublicCases {
  shown: Case[];
  /** Visible, but played against the reference, which students do not get. */
  central: Case[];
  hidden: Case[];
}

/** Sorts the cases by who may run them. */
export function publicCases({ cases }: Pick<Assignment, 'cases'>): PublicCases {
  const hidden = cases.filter(({ visibility }) => visibility !== 'visible');
  const visible = cases.filter(({ visibility }) => visibility === 'visible');
  const central = visible.filter(({ players }) => Object.values(players ?? {}).includes('reference'));
  return { shown: visible.filter((one) => !central.includes(one)), central, hidden };
}

/** What a case needs among those that are shown: where one is not, what that one needs. */
export function needsAmong(shown: Case[], one: Case, all: Case[]): string[] {
  const byId = new Map(all.map((other) => [other.id, other]));
  const seen = new Set<string>();
  const resolve = (id: string): string[] => {
    const needed = byId.get(id);
    if (needed === undefined || seen.has(id)) return [];
    seen.add(id);
    return shown.includes(needed) ? [id] : needed.needs.flatMap(resolve);
  };
  return one.needs.flatMap(resolve);
}
