import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './wiregrade.ts';

/** A fenced block of a page: its language, the file it stands for, and its lines. */
export interface Block {
  language: string;
  /** From `file=…` behind the language. */
  file?: string;
  line: number;
  text: string;
}

/** Every page that people read, but the one that is generated and tested with its generator. */
export function pages(): string[] {
  const found = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  const below = found.filter((path) => path.endsWith('.md')).map((path) => join('docs', path));
  return ['README.md', 'CHANGELOG.md', ...below.sort()].filter((path) => path !== 'docs/language.md');
}

/** The fenced blocks of a page, in order. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const [index, line] of readFileSync(join(root, page), 'utf8').split('\n').entries()) {
    const fence = /^```(\S*)(?: file=(\S+))?$/.exec(line);
    if (open && fence) {
      blocks.push(open);
      open = undefined;
    } else if (open) open.text += `${line}\n`;
    else if (fence) {
      const [, language = '', file] = fence;
      open = { language, line: index + 1, text: '', ...(file !== undefined && { file }) };
    }
  }
  return blocks;
}

/** Files of this project that a page links to, as they are named there. */
export function linksOf(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(([, a, b]) => a ?? b ?? '');
  const local = targets.filter((target) => !/^(https?:|#)/.test(target));
  return local.map((target) => relative(root, join(root, page, '..', target.replace(/#.*/, ''))));
}
