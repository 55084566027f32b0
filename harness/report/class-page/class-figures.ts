import { reasonTitle } from '../reason-title.ts';
import type { CaseReport, SubmissionReport } from '../report.ts';

/** How many submissions have a share of the points from `from` on, up to the next band; percent. */
export interface Band {
  from: number;
  to: number;
  count: number;
}

/** What one case came to in the whole class. */
export interface CaseFigures {
  id: string;
  title: string;
  points: number;
  /** Of those that were decided. */
  passed: number;
  decided: number;
  undecided: number;
  /** Milliseconds; absent where nothing ran. */
  time?: { median: number; longest: number };
  commonest?: ReasonFigures;
}

/** How often something went wrong, in how many submissions. */
export interface ReasonFigures {
  code: string;
  title: string;
  cases: number;
  submissions: number;
}

/** Ten bands below all points, and one for all of them. */
export function bandsOf(submissions: SubmissionReport[]): Band[] {
  const shares = submissions.map(({ score: { earned, possible } }) =>
    possible === 0 ? 100 : Math.floor((Math.min(earned, possible) / possible) * 100),
  );
  const bands = Array.from({ length: 10 }, (_, index) => ({ from: index * 10, to: index * 10 + 9 }));
  return [...bands, { from: 100, to: 100 }].map(({ from, to }) => ({
    from,
    to,
    count: shares.filter((share) => share >= from && share <= to).length,
  }));
}

/** In the order in which the cases first come. */
export function caseFiguresOf(submissions: SubmissionReport[]): CaseFigures[] {
  const byId = new Map<string, CaseReport[]>();
  for (const { cases } of submissions)
    for (const one of cases) {
      const all = byId.get(one.id);
      if (all) all.push(one);
      else byId.set(one.id, [one]);
    }
  return [...byId].flatMap(([id, all]) => figuresOf(id, all) ?? []);
}

function figuresOf(id: string, all: CaseReport[]): CaseFigures | undefined {
  const [first] = all;
  if (!first) return undefined;
  const undecided = all.filter(({ outcome }) => outcome.state === 'undecided').length;
  const times = all.flatMap(({ tookMs }) => tookMs ?? []).sort((a, b) => a - b);
  const [commonest] = reasonFiguresOf(all.map((one) => ({ cases: [one] })));
  return {
    ...{ id, title: first.title, points: first.points, undecided },
    passed: all.filter(({ outcome }) => outcome.state === 'passed').length,
    decided: all.length - undecided,
    ...(times.length > 0 && { time: { median: medianOf(times), longest: times.at(-1) ?? 0 } }),
    ...(commonest && { commonest }),
  };
}

/** What went wrong most often first; a case that was not tried for another’s sake tells nothing. */
export function reasonFiguresOf(submissions: Pick<SubmissionReport, 'cases'>[]): ReasonFigures[] {
  const found = new Map<string, ReasonFigures>();
  for (const { cases } of submissions) {
    const seen = new Set<string>();
    for (const { outcome } of cases) {
      if (outcome.state === 'passed' || outcome.state === 'skipped') continue;
      const { code } = outcome.reason;
      if (code === 'needs-not-passed') continue;
      const figures = found.get(code) ?? { code, title: reasonTitle(code), cases: 0, submissions: 0 };
      figures.cases++;
      if (!seen.has(code)) figures.submissions++;
      seen.add(code);
      found.set(code, figures);
    }
  }
  return [...found.values()].sort(
    (one, other) => other.cases - one.cases || one.title.localeCompare(other.title),
  );
}

/** Of numbers in order; of two in the middle, halfway between. */
export function medianOf(sorted: number[]): number {
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0];
  return (low + high) / 2;
}
