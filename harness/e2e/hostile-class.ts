import { cpSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parse } from 'yaml';
import { root } from './wiregrade.ts';

const hostile = join(root, 'fixtures/hostile');
const order = ['none', 'network', 'full'] as const;
type Isolation = (typeof order)[number];

interface Foretold {
  why: string;
  /** `passed` or the reason of the failure: of every case, or of each. */
  deserves: string | Record<string, string>;
  /** Where it may be tried. */
  needs?: Isolation;
}

const caseIds = ['echoes', 'values', 'concealed'];
export const assignment = 'fixtures/hostile/assignment';

/** Lays out a class of the hostile programs that may be tried, with honest ones among them; in `folder`. */
export function layOutClass(folder: string, isolation: Isolation): Record<string, Record<string, string>> {
  const foretold = parse(readFileSync(join(hostile, 'expected.yaml'), 'utf8')) as Record<string, Foretold>;
  const deserved: Record<string, Record<string, string>> = {};
  const files = readdirSync(join(hostile, 'programs')).sort();
  for (const [index, file] of files.entries()) {
    const name = file.replace(extname(file), '');
    const { deserves, needs = 'none' } = foretold[name] as Foretold;
    if (order.indexOf(needs) > order.indexOf(isolation)) continue;
    handIn(join(hostile, 'programs', file), join(folder, name));
    deserved[name] = Object.fromEntries(
      caseIds.map((id) => [id, outcomeOf(typeof deserves === 'string' ? deserves : (deserves[id] ?? ''))]),
    );
    if (index % 3 === 0) deserved[`${name}-neighbour`] = handInHonestly(join(folder, `${name}-neighbour`));
  }
  for (const name of names) deserved[name] = handInHonestly(join(folder, name));
  return deserved;
}

function handInHonestly(folder: string): Record<string, string> {
  cpSync(join(hostile, 'honest'), folder, { recursive: true });
  return Object.fromEntries(caseIds.map((id) => [id, 'passed']));
}

/** Folders whose names are attacks: on a terminal, a page, a sheet, a CI service, a path. */
const names = [
  '<img src=x onerror=alert(1)>',
  "=cmd|' calc'!A0",
  '::error::pwned',
  '##vso[task.complete result=Failed]',
  '\u001b[2J\u001b]0;pwned\u0007escapes',
  'two\nlines',
  '$(touch wiregrade-was-here)',
  'x'.repeat(255),
];

/** A file becomes the server of a folder of its own; every one has `echo.py` beside it. */
function handIn(program: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (statSync(program).isDirectory()) cpSync(program, folder, { recursive: true });
  else cpSync(program, join(folder, `server${extname(program)}`));
  cpSync(join(hostile, 'echo.py'), join(folder, 'echo.py'));
}

function outcomeOf(word: string): string {
  return word === 'passed' ? word : `failed ${word}`;
}
