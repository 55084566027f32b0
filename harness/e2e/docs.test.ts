import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadAssignment } from '../spec/load.ts';
import { blocksOf, linksOf, pages } from './docs-blocks.ts';
import { reasonsPage } from './docs-reasons.ts';
import { agrees, layOut, openDesk, typeIn } from './docs-session.ts';
import { root } from './wiregrade.ts';

describe.each(pages())('%s', (page) => {
  const blocks = blocksOf(page);

  test('links to files that exist', () => {
    expect(linksOf(page).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  const lively = blocks.filter(({ language, file }) => language === 'console' || file !== undefined);
  if (lively.length === 0) return;

  // Programs mostly wait, so the pages are tried side by side.
  test.concurrent('shows what its commands print, and assignments that load', async () => {
    const desk = openDesk();
    for (const block of lively) {
      if (block.file !== undefined) layOut(desk, block.file, block.text);
      if (block.file?.endsWith('assignment.yaml'))
        expect(await loadAssignment(join(desk, block.file))).not.toBeInstanceOf(Array);
      if (block.language !== 'console') continue;
      for (const { command, shown, printed, code } of await typeIn(desk, block)) {
        const at = `${page}:${block.line}: ${command}`;
        if (shown.length === 0) expect({ at, printed, fine: code < 2 }).toMatchObject({ at, fine: true });
        else if (!agrees(shown, printed)) expect({ at, lines: printed }).toEqual({ at, lines: shown });
      }
    }
    rmSync(desk, { recursive: true, force: true });
  });
});

test('an assignment in a page has a file name, so that it is loaded', () => {
  const nameless = pages().flatMap((page) =>
    blocksOf(page).filter(
      ({ language, file, text }) => language === 'yaml' && !file && text.includes('wiregrade: 1'),
    ),
  );
  expect(nameless).toEqual([]);
});

test('the page of reasons says what `explain` says', () => {
  const path = join(root, 'docs/reasons.md');
  if (process.env.UPDATE_DOCS === '1') writeFileSync(path, reasonsPage());
  expect(readFileSync(path, 'utf8')).toBe(reasonsPage());
});

test.each(pages().filter((page) => page.startsWith('docs/decisions/')))('%s is short, and whole', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  expect(text.match(/^\*\*\w+\.\*\*/gm)).toEqual(['**Context.**', '**Choice.**', '**Consequence.**']);
  expect(text.split(/\s+/).length).toBeLessThan(200);
});

test.each([
  [['a', '...', 'd'], ['a', 'b', 'c', 'd'], true],
  [['a', '...', 'd'], ['a', 'b', 'c'], false],
  [['seed ..., full'], ['seed 17, full'], true],
  [['seed ..., full'], ['seed 17, none'], false],
  [['a.c'], ['abc'], false],
])('output shown as %j against %j agrees: %j', (shown, printed, expected) => {
  expect(agrees(shown, printed)).toBe(expected);
});
