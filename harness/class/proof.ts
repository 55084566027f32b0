import type { Mutant } from '../spec/mutants.ts';
import type { Verdict } from '../verdict/verdict.ts';

/** One program graded once: a reference, or a mutant. */
export interface Trial {
  program: { kind: 'reference'; language: string } | { kind: 'mutant'; mutant: Mutant };
  /** `of` is the case in the assignment, where `case` may be one row of it. */
  verdicts: (Pick<Verdict, 'state' | 'case'> & { of: string; why?: string })[];
  /** Why it could not even be started. */
  unstarted?: string;
}

/** What is wrong with an assignment, as its own reference and mutants show. */
export interface Proof {
  references: number;
  mutants: number;
  rounds: number;
  /** References that did not pass a case, and what was said of it. */
  refused: { language: string; caseId: string; state: Verdict['state']; why: string }[];
  /** Mutants that were not failed at the case that is meant to catch them. */
  survivors: { mutant: Mutant; state: Verdict['state'] | 'not run' }[];
  /** Mutants that could not be started: no case has caught them. */
  broken: { mutant: Mutant; why: string }[];
  /** Cases that did not come out the same in every round. */
  wavering: { program: string; caseId: string; states: Verdict['state'][] }[];
  /** Cases that no mutant fails. */
  unexercised: string[];
}

/** Compares all trials; each program was tried as often as there were rounds. */
export function proofOf(trials: Trial[], caseIds: string[], rounds: number): Proof {
  const programs = byProgram(trials);
  const failedByMutant = new Set(
    trials
      .filter(({ program, unstarted }) => program.kind === 'mutant' && unstarted === undefined)
      .flatMap(({ verdicts }) =>
        verdicts.filter(({ state }) => state === 'failed').map((one) => one.case.id),
      ),
  );
  return {
    references: [...programs.keys()].filter((name) => name.startsWith('reference ')).length,
    mutants: [...programs.keys()].filter((name) => name.startsWith('mutant ')).length,
    rounds,
    refused: unique(
      trials.flatMap(refusedIn),
      ({ language, caseId, state }) => `${language} ${caseId} ${state}`,
    ),
    survivors: unique(trials.flatMap(survivorIn), ({ mutant, state }) => `${mutant.id} ${state}`),
    broken: unique(trials.flatMap(brokenIn), ({ mutant }) => mutant.id),
    wavering: [...programs].flatMap(([name, same]) => waveringIn(name, same, caseIds)),
    unexercised: caseIds.filter((id) => !failedByMutant.has(id)),
  };
}

/** Nothing survives, nothing is refused, nothing is broken, nothing wavers; an unexercised case is only told. */
export function isProved({ refused, survivors, broken, wavering }: Proof): boolean {
  return refused.length + survivors.length + broken.length + wavering.length === 0;
}

function byProgram(trials: Trial[]): Map<string, Trial[]> {
  const groups = new Map<string, Trial[]>();
  for (const trial of trials) groups.set(nameOf(trial), [...(groups.get(nameOf(trial)) ?? []), trial]);
  return groups;
}

function nameOf({ program }: Trial): string {
  return program.kind === 'mutant' ? `mutant ${program.mutant.id}` : `reference ${program.language}`;
}

function refusedIn({ program, verdicts }: Trial): Proof['refused'] {
  if (program.kind !== 'reference') return [];
  const { language } = program;
  return verdicts
    .filter(({ state }) => state !== 'passed')
    .map(({ state, case: { id }, why = '' }) => ({ language, caseId: id, state, why }));
}

function brokenIn({ program, unstarted }: Trial): Proof['broken'] {
  return program.kind === 'mutant' && unstarted !== undefined
    ? [{ mutant: program.mutant, why: unstarted }]
    : [];
}

function survivorIn({ program, verdicts, unstarted }: Trial): Proof['survivors'] {
  if (program.kind !== 'mutant' || unstarted !== undefined) return [];
  const { mutant } = program;
  const caught = verdicts.filter((one) => one.case.id === mutant.caughtBy || one.of === mutant.caughtBy);
  if (caught.some(({ state }) => state === 'failed')) return [];
  return [{ mutant, state: caught[0]?.state ?? 'not run' }];
}

function waveringIn(program: string, trials: Trial[], caseIds: string[]): Proof['wavering'] {
  return caseIds.flatMap((caseId) => {
    const states = trials.flatMap(({ verdicts }) =>
      verdicts.filter((one) => one.case.id === caseId).map(({ state }) => state),
    );
    const different = [...new Set(states)];
    return different.length > 1 ? [{ program, caseId, states: different }] : [];
  });
}

function unique<T>(items: T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
