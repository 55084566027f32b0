import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { Assignment } from '../spec/assignment.ts';
import { loadAssignment } from '../spec/load.ts';
import { openSubmission } from '../submission/open-submission.ts';
import { isSubmissionProblem } from '../submission/submission.ts';
import { shortPath } from './open-assignment.ts';
import { submissionMistake } from './submission-mistake.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiregrade-own-'));
const file = join(folder, 'wiregrade.yaml');
afterAll(() => rmSync(folder, { recursive: true }));

const echo = (await loadAssignment(
  join(import.meta.dirname, '../../assignments/echo-server/assignment.yaml'),
)) as Assignment;

function mistakeIn(text: string): string {
  writeFileSync(file, text);
  const opened = openSubmission(folder, echo);
  return isSubmissionProblem(opened) ? submissionMistake(opened) : 'none';
}

test('a mistake in a submission’s own file is shown where it is, in a sentence with one end', () => {
  expect(mistakeIn('programs:\n  sever: { run: "python3 x.py" }\n')).toBe(
    `${shortPath(file)}:2:3: \`sever\` is not known here; did you mean \`server\`?
    2 |   sever: { run: "python3 x.py" }
      |   ^^^^^`,
  );
});

test('a mistake without a place is its sentence', () => {
  expect(submissionMistake({ code: 'no-folder', path: '/x', message: 'There is no folder /x.' })).toBe(
    'There is no folder /x.',
  );
});
