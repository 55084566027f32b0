import { chmodSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import type { Block } from './docs-blocks.ts';
import { root } from './wiregrade.ts';

/** One command of a page: what is typed, what is shown, and what really came. */
export interface Typed {
  command: string;
  /** Empty where the page shows no output. */
  shown: string[];
  printed: string[];
  code: number;
}

/** A copy of the project's data that the commands of one page may work in. */
export function openDesk(): string {
  const desk = mkdtempSync(join(tmpdir(), 'wiregrade-docs-'));
  for (const folder of ['assignments', 'reference', 'fixtures/classes', 'fixtures/languages'])
    cpSync(join(root, folder), join(desk, folder), { recursive: true });
  mkdirSync(join(desk, '.bin'));
  const command = join(root, 'dist/wiregrade.js');
  // Progress is drawn and wiped away on a terminal; a page does not show it.
  writeFileSync(
    join(desk, '.bin/wiregrade'),
    `#!/bin/sh\ncase "$1" in grade|check|prove) set -- "$@" --quiet;; esac\nexec "${process.execPath}" "${command}" "$@"\n`,
  );
  chmodSync(join(desk, '.bin/wiregrade'), 0o755);
  return desk;
}

/** Lays the file that a block stands for on the desk. */
export function layOut(desk: string, file: string, text: string): void {
  mkdirSync(dirname(join(desk, file)), { recursive: true });
  writeFileSync(join(desk, file), text);
}

/** Types the commands of a block into one shell, each after the other. */
export async function typeIn(desk: string, block: Block): Promise<Typed[]> {
  const typed = commandsOf(block.text);
  const script = typed.map(({ command }) => `${command}\n__code=$?; echo "${mark}$__code"; (exit $__code)`);
  const { stdout } = await execa('bash', ['-c', `exec 2>&1\n${script.join('\n')}`], {
    cwd: desk,
    env: { PATH: `${join(desk, '.bin')}:${process.env.PATH}`, TMPDIR: join(desk, '.bin') },
    reject: false,
    stdin: 'ignore',
  });
  const parts = stdout.split(new RegExp(`${mark}(\\d+)\\n?`));
  return typed.map((one, index) => ({
    ...one,
    printed: linesOf(parts[index * 2] ?? ''),
    code: Number(parts[index * 2 + 1] ?? 127),
  }));
}

const mark = '@@ended with ';

function commandsOf(text: string): { command: string; shown: string[] }[] {
  const all: { command: string; shown: string[] }[] = [];
  for (const line of linesOf(text)) {
    if (line.startsWith('$ ')) all.push({ command: line.slice(2), shown: [] });
    else all.at(-1)?.shown.push(line);
  }
  return all;
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

/** What is printed agrees with what is shown; `...` stands for any text, alone on a line for any lines. */
export function agrees(shown: string[], printed: string[]): boolean {
  const parts = shown.map((line) => (line.trim() === '...' ? '(?:[^\n]*\n)*' : `${patternOf(line)}\n`));
  return new RegExp(`^${parts.join('')}$`).test(printed.map((line) => `${line}\n`).join(''));
}

function patternOf(line: string): string {
  return line
    .split('...')
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('[^\n]*');
}
