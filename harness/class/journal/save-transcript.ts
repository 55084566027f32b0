import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Transcript } from '../../verdict/evidence.ts';
import { encodeTranscript } from '../../verdict/transcript-file.ts';
import { fileName } from './file-name.ts';
import type { SavedTranscript } from './record.ts';

/** Saves what a case recorded below the report's folder. */
export function saveTranscript(folder: string, submission: string, transcript: Transcript): SavedTranscript {
  const path = join('transcripts', fileName(submission), `${fileName(transcript.case.id)}.json`);
  const text = Buffer.from(encodeTranscript(transcript));
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeNew(join(folder, path), text);
  return { path, sha256: sha256(text) };
}

/**
 * Where one was, some file systems bring the new one to the disk at once, and all wait.
 * One that is not whole costs its case another run, so nothing is to be replaced at a stroke.
 */
function writeNew(path: string, text: Buffer): void {
  rmSync(path, { force: true });
  writeFileSync(path, text);
}

/** Copies it to the same place below another report's folder. */
export function copyTranscript(from: string, to: string, { path }: SavedTranscript): void {
  mkdirSync(dirname(join(to, path)), { recursive: true });
  copyFileSync(join(from, path), join(to, path));
}

/** Whether it is there as it was saved: the power may have gone before the disk had all of it. */
export function isWhole(folder: string, { path, sha256: saved }: SavedTranscript): boolean {
  try {
    return sha256(readFileSync(join(folder, path))) === saved;
  } catch {
    return false;
  }
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
