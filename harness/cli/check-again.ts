import { showText } from '../report/printable.ts';
import type { CaseReport, Report } from '../report/report.ts';
import { counted } from '../verdict/counted.ts';
import { exitCodeOf } from './print-report.ts';
import { UsageError } from './usage-error.ts';
import { type FolderWatch, watchFolder } from './watch-folder.ts';

/** What is checked again and again. */
export interface Watched {
  /** Checks these cases; all, where none is named. */
  once(cases: string[], signal: AbortSignal): Promise<Report>;
  show(report: Report): void;
  where: string;
  /** Where reports go: no change of the student's. */
  folder: string;
  cases: string[];
}

/** Checks whenever a file has changed, until interrupted; what failed before goes first. */
export async function checkAgain(watched: Watched, interrupted: AbortSignal): Promise<number> {
  const watch = await watchFolder(watched.where, watched.folder);
  let last: Report | undefined;
  for (let change: string | undefined = ''; change !== undefined; ) {
    last = (await oneRound(watched, last, watch, interrupted)) ?? last;
    if (!interrupted.aborted) say('Watching: save a file to check again, Ctrl-C ends.');
    change = await watch.nextChange(interrupted);
    if (change !== undefined) say(`\n${showText(change)} has changed.`);
  }
  await watch.close();
  return last ? exitCodeOf(last, false) : 3;
}

/** A change meanwhile ends the round: what it would tell is out of date. */
async function oneRound(
  watched: Watched,
  last: Report | undefined,
  watch: FolderWatch,
  interrupted: AbortSignal,
): Promise<Report | undefined> {
  const changed = watch.untilChange();
  const signal = AbortSignal.any([interrupted, changed]);
  const tell = (report: Report): Report | undefined => {
    if (changed.aborted) return undefined;
    watched.show(report);
    return report;
  };
  try {
    const failed = failedIn(last);
    if (failed.length === 0) return tell(await watched.once(watched.cases, signal));
    say(`First the ${counted(failed.length, 'case')} that failed.`);
    const first = await watched.once(failed, signal);
    if (signal.aborted || failedIn(first).length > 0) return tell(first);
    say('Passed. Now all of them.');
    return tell(await watched.once(watched.cases, signal));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(error.message);
    return undefined;
  }
}

/** Cases that can be asked for by name; what was skipped follows from them. */
function failedIn(report: Report | undefined): string[] {
  const cases = report?.submissions.flatMap((one) => one.cases) ?? [];
  const asked = ({ outcome, visibility }: CaseReport): boolean =>
    visibility === 'visible' && (outcome.state === 'failed' || outcome.state === 'undecided');
  return cases.filter(asked).map(({ id }) => id);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
