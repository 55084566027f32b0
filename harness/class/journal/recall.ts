import type { PlannedCase } from '../../plan/planned-case.ts';
import type { HandIn } from '../../submission/hand-in.ts';
import { notTried, type Standing } from '../grade-submission.ts';
import { readToolVersions } from '../tool-versions.ts';
import type { Basing } from './basing.ts';
import { type Change, changeOf } from './basis.ts';
import { workHash } from './content-hash.ts';
import type { Journal } from './journal.ts';
import type { Entry } from './read-journal.ts';
import { isAsked } from './regrade.ts';
import { isWhole } from './save-transcript.ts';

/** Why a case is to be run: nothing is known of it, it was asked for, or what is known does not hold. */
export type WhyRun = 'new' | 'undecided' | 'asked' | 'transcript' | Change;

/** Which cases are asked for by `--regrade`; what was recorded from run `resumed` on is not among them. */
export interface Asked {
  regrade: readonly string[];
  resumed: number;
}

/** What earlier runs have decided and still holds. */
export class Recall {
  /** How many cases are to be run, by why. */
  readonly toRun = new Map<WhyRun, number>();
  kept = 0;
  readonly #journal: Journal;
  readonly #basing: Basing;
  readonly #asked: Asked;
  readonly #holding = new Set<Entry>();

  constructor(journal: Journal, basing: Basing, asked: Asked) {
    this.#journal = journal;
    this.#basing = basing;
    this.#asked = asked;
  }

  /** Looks through the cases of a submission. */
  async look(handedIn: HandIn, plan: PlannedCase[]): Promise<void> {
    const some = plan.some(({ id }) => this.#journal.entry(handedIn.name, id));
    const files = some ? await workHash(handedIn.work) : '';
    for (const planned of plan) {
      const entry = this.#journal.entry(handedIn.name, planned.id);
      const why = entry ? await this.#whyRun(handedIn, planned, entry, files) : 'new';
      if (why !== undefined) this.toRun.set(why, (this.toRun.get(why) ?? 0) + 1);
      else if (entry) this.#keep(entry);
    }
  }

  /** How a case came out, if that holds; `lost` is a case that it needs and that was not passed now. */
  known(handedIn: HandIn, planned: PlannedCase, lost?: Standing): Standing | undefined {
    const entry = this.#journal.entry(handedIn.name, planned.id);
    if (!entry || !this.#holding.has(entry)) return undefined;
    const { state } = entry.scored;
    const holds = lost ? this.#isSameLoss(entry, planned, lost) : state === 'passed' || state === 'failed';
    return holds ? { id: planned.id, title: planned.title, state } : undefined;
  }

  #keep(entry: Entry): void {
    this.#holding.add(entry);
    this.kept++;
  }

  async #whyRun(
    { name }: HandIn,
    planned: PlannedCase,
    entry: Entry,
    files: string,
  ): Promise<WhyRun | undefined> {
    const { scored, run } = entry;
    const { regrade, resumed } = this.#asked;
    if (scored.state === 'undecided') return 'undecided';
    if (run < resumed && isAsked(regrade, name, planned, scored.state)) return 'asked';
    const { basis, transcript } = this.#journal.read(entry);
    const tools = await readToolVersions(Object.keys(basis.tools));
    const change = changeOf(basis, this.#basing(files, planned.id, tools));
    if (change) return change;
    return transcript && !isWhole(this.#journal.folder, transcript) ? 'transcript' : undefined;
  }

  #isSameLoss(entry: Entry, planned: PlannedCase, lost: Standing): boolean {
    const { verdict } = notTried(planned, lost);
    const { outcome } = this.#journal.read(entry).report;
    return 'reason' in verdict && 'reason' in outcome && verdict.reason.message === outcome.reason.message;
  }
}
