import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFileOf } from './list-files.ts';
import type { Source } from './source.ts';
import type { StartableProgram } from './submission.ts';
import { findTool } from './toolchain.ts';

/** What rustc takes a file without a Cargo.toml for. */
const EDITION = '2021';

type Recipe = Pick<StartableProgram, 'build' | 'makes' | 'run'>;

/** A package is built by cargo, from what lies in it alone; a file for itself by rustc. */
export function rustRecipe(source: Source): Recipe {
  const { entry, program } = source;
  const binary = cargoBinaryOf(source);
  if (binary === undefined) {
    const build = ['rustc', '--edition', EDITION, '-O', '-o', program, entry];
    return { build: [build], makes: program, run: [`./${program}`] };
  }
  const makes = `target/release/${binary}`;
  // A sandbox’s PATH does not lead to a compiler of rustup’s.
  const compiler = `build.rustc=${JSON.stringify(findTool('rustc') ?? 'rustc')}`;
  const build = ['cargo', 'build', '--release', '--offline', '--config', compiler];
  return { build: [build], makes, run: [`./${makes}`] };
}

/** The name of the program that the package makes of this file; undefined where there is no package. */
function cargoBinaryOf({ root, workingFolder, entry, program }: Source): string | undefined {
  const manifest = join(workingFolder, 'Cargo.toml');
  if (!isFileOf(root, manifest)) return undefined;
  const text = readFileSync(join(root, manifest), 'utf8');
  const sections = text.split(/^(?=\[)/m);
  const nameIn = (section: string | undefined): string | undefined =>
    /^\s*name\s*=\s*["']([\w-]+)["']/m.exec(section ?? '')?.[1];
  const ofFile = sections.find((one) => one.startsWith('[[bin]]') && one.includes(entry));
  return nameIn(ofFile) ?? nameIn(sections.find((one) => one.startsWith('[package]'))) ?? program;
}
