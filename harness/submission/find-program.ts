import { basename, dirname, join } from 'node:path';
import type { Program } from '../spec/assignment.ts';
import { homesOf, sourcesIn } from './homes.ts';
import { type Language, languageOf, languages, startableFrom, startableFromMake } from './languages.ts';
import { isFileOf } from './list-files.ts';
import { makefileSays } from './makefile.ts';
import { nearMisses } from './near-misses.ts';
import type { FoundProgram, StartableProgram } from './submission.ts';

/** A program to be looked for. */
export interface Wanted {
  program: Program;
  /** What the convention calls it: its name, and its role where no other program has it. */
  stems: string[];
  /** The assignment asks for no other, so that any single source file must be it. */
  only: boolean;
}

/** `guessed`: nothing named it, but it is the only source file. */
export type Find = FoundProgram & { guessed: boolean };

/** The assignment's file names first, then convention, then the only source file there is. */
export function findProgram(root: string, wanted: Wanted): Find {
  const homes = homesOf(root, wanted.program.name);
  const names = namesFor(wanted);
  const named = firstOf(names, (name) => firstOf(homes, (home) => byName(root, home, name, wanted)));
  const program = named ?? firstOf(homes, (home) => byMakefile(root, home, wanted));
  if (program) return { state: 'found', program, guessed: false };
  const only = wanted.only ? firstOf(homes, (home) => bySoleSource(root, home, wanted)) : undefined;
  if (only) return { state: 'found', program: only, guessed: true };
  return {
    state: 'missing',
    looked: lookedFor(wanted),
    near: nearMisses(root, homes, names),
    guessed: false,
  };
}

function namesFor({ program, stems, only }: Wanted): string[] {
  const conventional = (only ? [...stems, 'main'] : stems).flatMap((stem) =>
    languages.flatMap((language) =>
      language.extensions.map((extension) => nameIn(language, stem, extension)),
    ),
  );
  return [...new Set([...program.entry, ...conventional])];
}

function nameIn({ id }: Language, stem: string, extension = ''): string {
  return (id === 'java' ? capitalised(stem) : stem) + extension;
}

function byName(root: string, home: string, name: string, wanted: Wanted): StartableProgram | undefined {
  const path = join(home, name);
  if (!isFileOf(root, path)) return undefined;
  const language = languageOf(name);
  if (basename(name).toLowerCase() === 'makefile')
    return makeIn(root, join(home, dirname(name)), wanted, 'certain');
  if (!language) return undefined;
  const compiles = language.id === 'c' || language.id === 'cpp';
  const byMake = compiles ? makeIn(root, dirname(path), wanted, 'likely') : undefined;
  return byMake ?? startableFrom(language, sourceOf(root, home, name, wanted));
}

function byMakefile(root: string, home: string, wanted: Wanted): StartableProgram | undefined {
  return makeIn(root, home, wanted, 'likely');
}

function makeIn(
  root: string,
  home: string,
  wanted: Wanted,
  builds: 'likely' | 'certain',
): StartableProgram | undefined {
  for (const stem of wanted.stems) {
    const says = makefileSays(root, home, stem);
    if (says === 'nothing' && builds === 'likely') continue;
    const source = { root, workingFolder: home, entry: 'Makefile', program: stem };
    return startableFromMake(source, says === 'goal' ? 'named' : 'default');
  }
  return undefined;
}

function bySoleSource(root: string, home: string, wanted: Wanted): StartableProgram | undefined {
  const [sole, ...others] = sourcesIn(root, home);
  const language = sole === undefined ? undefined : languageOf(sole);
  if (sole === undefined || !language || others.length > 0) return undefined;
  return startableFrom(language, sourceOf(root, home, sole, wanted));
}

/** Programs in `src` are started from the folder above, where their data files are. */
function sourceOf(root: string, home: string, name: string, { program }: Wanted) {
  const inSrc = basename(home) === 'src';
  const workingFolder = inSrc ? dirname(home) : home;
  return { root, workingFolder, entry: inSrc ? join('src', name) : name, program: program.name };
}

/** Each language by its usual name; a reader needs no list of every ending. */
function lookedFor({ program, stems, only }: Wanted): string[] {
  const usual = stems.flatMap((stem) =>
    languages.map((language) => nameIn(language, stem, language.extensions[0])),
  );
  const make = `a Makefile that builds ${program.name}`;
  const names = [...new Set([...program.entry, ...usual])].filter((name) => name !== 'Makefile');
  return [...names, make, ...(only ? ['a single source file of any name'] : [])];
}

function firstOf<T, R>(all: T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
