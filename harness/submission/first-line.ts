import { closeSync, openSync, readSync } from 'node:fs';
import { extname } from 'node:path';
import type { Sees } from './sees.ts';

/** The kernel reads no more of it; execve(2). */
const longest = 256;

/** Without such a line the shell runs a script, and takes Python for a language of its own. */
const notForShell: Record<string, string> = { '.py': 'python3', '.js': 'node' };

/** What is wrong with the line in which a script says what runs it: the end of a sentence. */
export function complaintOfFirstLine(file: string, sees: Sees): string | undefined {
  const [line = ''] = beginningOf(file).split('\n', 1);
  if (!line.startsWith('#!')) {
    const interpreter = notForShell[extname(file)];
    return interpreter && `does not say what runs it, as \`#!/usr/bin/env ${interpreter}\` would`;
  }
  if (line.endsWith('\r'))
    return 'ends as lines do on Windows (CR LF), so that its last word is not found: save it with Unix line ends';
  const [asked = ''] = line.slice(2).trim().split(/\s/);
  return sees(asked) ? undefined : `asks for \`${asked}\`, which is not there where programs are graded`;
}

function beginningOf(file: string): string {
  const bytes = Buffer.alloc(longest);
  const fd = openSync(file, 'r');
  try {
    return bytes.toString('latin1', 0, readSync(fd, bytes, 0, longest, 0));
  } finally {
    closeSync(fd);
  }
}
