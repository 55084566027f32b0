import type { LateProgram } from './late-programs.ts';

/** One program, graded once. */
export interface Trial {
  program: LateProgram;
  came: 'answer' | 'nothing' | Proof;
  machine: 'idle' | 'overloaded';
}

/** That nothing would come: milliseconds from the beginning of the wait. */
interface Proof {
  afterMs: number;
}

/** The languages in which there are late programs; null in the figures where one is missing. */
const languages = ['python', 'node', 'c', 'java', 'go'] as const;

/** What the trials say: first the figures that are asked for, then what helps to understand them. */
export function figuresOf(trials: Trial[]): { asked: object; more: object } {
  const stuck = trials.filter(({ program }) => program.kind === 'never' && program.provable);
  const late = trials.filter(({ program }) => program.kind === 'late');
  const wrong = late.filter(isProved);
  const asked = {
    falseProofs: wrong.length,
    medianMs: quantile(timesOf(stuck), 0.5),
    p99Ms: quantile(timesOf(stuck), 0.99),
    provenShare: Object.fromEntries(languages.map((language) => [language, provenShare(stuck, language)])),
  };
  const more = {
    trials: trials.length,
    medianIdleMs: quantile(timesOf(stuck.filter(({ machine }) => machine === 'idle')), 0.5),
    medianOverloadedMs: quantile(timesOf(stuck.filter(({ machine }) => machine === 'overloaded')), 0.5),
    wrong: idsOf(wrong),
    unproved: idsOf(stuck.filter((trial) => !isProved(trial))),
    unanswered: idsOf(late.filter(({ came }) => came !== 'answer')),
  };
  return { asked, more };
}

function isProved({ came }: Trial): boolean {
  return typeof came === 'object';
}

function timesOf(trials: Trial[]): number[] {
  return trials.flatMap(({ came }) => (typeof came === 'object' ? came.afterMs : [])).sort((a, b) => a - b);
}

function quantile(times: number[], share: number): number | null {
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? null;
}

/** Of the truly stuck; what no rule can prove (polling for ever, a busy loop) is not among them. */
function provenShare(stuck: Trial[], language: string): number | null {
  const own = stuck.filter(({ program }) => program.language === language);
  return own.length === 0 ? null : Math.round((own.filter(isProved).length / own.length) * 1000) / 1000;
}

/** Each program with how often it came out so. */
function idsOf(trials: Trial[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { program } of trials) counts[program.id] = (counts[program.id] ?? 0) + 1;
  return counts;
}
