import { readFileSync } from 'node:fs';
import { renderProblem } from '../spec/render-problem.ts';
import type { SubmissionProblem } from '../submission/submission.ts';
import { shortPath } from './open-assignment.ts';

/** Why a submission cannot be graded: with the line and a caret where a file of its own is wrong. */
export function submissionMistake({ path, place, message }: SubmissionProblem): string {
  if (place === undefined) return message;
  const problem = { code: 'wrong-value' as const, file: shortPath(path), place, message };
  return renderProblem(problem, readFileSync(path, 'utf8'));
}
