import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../report/report.ts';
import { root } from './wiregrade.ts';

const sample = join(root, 'fixtures/classes/first/echo-server');

/** Hand-ins that are graded fast and always come to the same: right, wrong, in C, and one that does not start. */
export const quickOnes = ['carlos-mendoza', 'fatima-zahra', 'mei-lin-chow', 'noa-levi', 'valentina-silva'];

/** Lays out a class of its own below a folder; returns where it lies. */
export function layOutClass(folder: string, names: string[]): string {
  const handIns = join(folder, 'hand-ins');
  mkdirSync(handIns, { recursive: true });
  for (const name of names) cpSync(join(sample, name), join(handIns, name), { recursive: true });
  return handIns;
}

/** What a report says, but for times, for where its files lie, and for what programs print as they end. */
export function withoutTimes({ startedAt: _, ...report }: Report): object {
  return {
    ...report,
    submissions: report.submissions.map(({ cases, ...whose }) => ({
      ...whose,
      cases: cases.map(({ transcript, programs, outcome, checks, tookMs: _, ...one }) => ({
        ...one,
        recorded: transcript !== undefined,
        programs: programs.map(({ name }) => name),
        outcome: outcome.state === 'passed' ? outcome : { ...outcome, reason: codeOf(outcome.reason) },
        checks: checks.map(({ step, passed }) => ({ step, passed })),
      })),
    })),
  };
}

/** How a connection of a program that crashes ends is chance, and so are the words for it. */
function codeOf({ code }: { code: string }): { code: string } {
  return { code };
}
