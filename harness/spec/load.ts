import { isUtf8 } from 'node:buffer';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Assignment } from './assignment.ts';
import { readAssignment } from './read-assignment.ts';
import type { ReadFile } from './referenced-files.ts';
import type { SpecProblem } from './spec-problem.ts';
import { loadXmlEngine, needsXmlEngine } from './xml/xml-engine.ts';

const mostBytes = 1_048_576;

/** Loads an assignment with every file it names, or says every problem in it. */
export async function loadAssignment(file: string): Promise<Assignment | SpecProblem[]> {
  const path = resolve(file);
  const bytes = readSmall(path);
  if (bytes === 'missing') return [unreadable(path, 'no such file')];
  if (bytes === 'too-large') return [unreadable(path, 'the file is larger than 1 MiB')];
  if (!isUtf8(bytes)) return [unreadable(path, 'the file is not UTF-8 text')];
  const text = new TextDecoder().decode(bytes);
  if (needsXmlEngine(text)) await loadXmlEngine();
  return readAssignment(text, path, readFilesIn(dirname(path)));
}

/** Reads small files of one folder; links that lead out of it are not followed. */
function readFilesIn(folder: string): ReadFile {
  return (path) => {
    const bytes = readSmall(path);
    if (typeof bytes === 'string') return bytes;
    const inside = relative(realpathSync(folder), realpathSync(path));
    return inside.startsWith('..') ? 'outside' : bytes;
  };
}

function readSmall(path: string): Uint8Array | 'missing' | 'too-large' {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) return 'missing';
  return found.size > mostBytes ? 'too-large' : readFileSync(path);
}

function unreadable(file: string, message: string): SpecProblem {
  return { code: 'unreadable', file, place: { line: 1, column: 1, length: 1 }, message };
}
