import { existsSync, readFileSync } from 'node:fs';
import { planRun } from '../../plan/plan.ts';
import { hashOf } from '../../plan/planned-case.ts';
import { loadAssignment } from '../../spec/load.ts';
import type { Transcript } from '../../verdict/evidence.ts';
import { judge } from '../../verdict/judge.ts';
import { decodeTranscript } from '../../verdict/transcript-file.ts';
import { UsageError } from '../usage-error.ts';

/** Gives the verdict that each transcript proves, or says that its case has changed since. */
export async function judgeAgain(paths: string[]): Promise<number> {
  const codes = paths.map((path) => judgeOne(path, readTranscript(path)));
  return Math.max(...codes);
}

function readTranscript(path: string): Transcript {
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`);
  try {
    return decodeTranscript(readFileSync(path, 'utf8'));
  } catch {
    throw new UsageError(`${path} is not a transcript of a case.`);
  }
}

function judgeOne(path: string, transcript: Transcript): number {
  const changed = changeOf(transcript);
  if (changed) {
    process.stdout.write(`${path}: ${changed}: run the case again.\n`);
    return 3;
  }
  const verdict = judge(transcript);
  const why = verdict.state === 'passed' ? '' : `: ${verdict.reason.code}, ${verdict.reason.message}`;
  process.stdout.write(
    `${path}: ${verdict.state}, ${verdict.earned} of ${verdict.case.points} points${why}\n`,
  );
  return { passed: 0, failed: 1, skipped: 1, undecided: 3 }[verdict.state];
}

/** Compares with the assignment as it is now, where it still lies where it was. */
function changeOf({ case: planned, caseHash }: Transcript): string | undefined {
  if (!existsSync(planned.assignment.file)) return undefined;
  const assignment = loadAssignment(planned.assignment.file);
  if (Array.isArray(assignment)) return 'the assignment has mistakes now';
  const now = planRun(assignment, { cases: [], tags: [] }, planned.seed).find(({ id }) => id === planned.id);
  if (!now) return `the assignment has no case ${planned.id} any more`;
  return hashOf(now) === caseHash ? undefined : `the case ${planned.id} has changed since`;
}
