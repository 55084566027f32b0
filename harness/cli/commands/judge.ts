import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { planRun } from '../../plan/plan.ts';
import { hashOf } from '../../plan/planned-case.ts';
import { loadAssignment } from '../../spec/load.ts';
import { loadXmlEngine, needsXmlEngine } from '../../spec/xml/xml-engine.ts';
import { counted } from '../../verdict/counted.ts';
import type { Transcript } from '../../verdict/evidence.ts';
import { judge } from '../../verdict/judge.ts';
import { decodeTranscript } from '../../verdict/transcript-file.ts';
import { UsageError } from '../usage-error.ts';

/** Gives the verdict that each transcript proves, or says that its case has changed since. */
export async function judgeAgain(paths: string[]): Promise<number> {
  const transcripts = paths.flatMap(transcriptsAt);
  const codes: number[] = [];
  for (const { path, transcript } of transcripts) codes.push(await judgeOne(path, transcript));
  return Math.max(...codes);
}

interface SavedTranscript {
  path: string;
  transcript: Transcript;
}

/** The transcript itself, or all in a folder: reports lie beside them. */
export function transcriptsAt(path: string): SavedTranscript[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new UsageError(`There is no file or folder ${path}.`);
  if (!found.isDirectory()) return [{ path, transcript: readTranscript(path, readFileSync(path, 'utf8')) }];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  const saved = names.flatMap((name) => savedIn(join(path, name)));
  if (saved.length === 0) throw new UsageError(`There is no transcript in ${path}.`);
  return saved;
}

function savedIn(path: string): SavedTranscript[] {
  if (!path.endsWith('.json') || !statSync(path).isFile()) return [];
  const text = readFileSync(path, 'utf8');
  return text.includes('"transcript":1') ? [{ path, transcript: readTranscript(path, text) }] : [];
}

function readTranscript(path: string, text: string): Transcript {
  try {
    return decodeTranscript(text);
  } catch {
    throw new UsageError(`${path} is not a transcript of a case.`);
  }
}

async function judgeOne(path: string, transcript: Transcript): Promise<number> {
  const changed = await changeOf(transcript);
  if (changed) {
    process.stdout.write(`${path}: ${changed}: run the case again.\n`);
    return 3;
  }
  if (needsXmlEngine(JSON.stringify(transcript.case))) await loadXmlEngine();
  const verdict = judge(transcript);
  const why = verdict.state === 'passed' ? '' : `: ${verdict.reason.code}, ${verdict.reason.message}`;
  process.stdout.write(
    `${path}: ${verdict.state}, ${verdict.earned} of ${counted(verdict.case.points, 'point')}${why}\n`,
  );
  return { passed: 0, failed: 1, skipped: 1, undecided: 3 }[verdict.state];
}

/** Compares with the assignment as it is now, where it still lies where it was. */
async function changeOf({ case: planned, caseHash }: Transcript): Promise<string | undefined> {
  if (!existsSync(planned.assignment.file)) return undefined;
  const assignment = await loadAssignment(planned.assignment.file);
  if (Array.isArray(assignment)) return 'the assignment has mistakes now';
  const now = planRun(assignment, { cases: [], tags: [] }, planned.seed).find(({ id }) => id === planned.id);
  if (!now) return `the assignment has no case ${planned.id} any more`;
  return hashOf(now) === caseHash ? undefined : `the case ${planned.id} has changed since`;
}
