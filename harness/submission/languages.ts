import { cSourcesOf } from './c-sources.ts';
import { extensionsOf } from './extensions.ts';
import { goSourcesOf } from './go-sources.ts';
import { fromSourceRoot, javaClassOf, javaClasspath, javaSourcesOf } from './java-sources.ts';
import { rustRecipe } from './rust-sources.ts';
import type { Source } from './source.ts';
import type { LanguageId, StartableProgram } from './submission.ts';
import { knownTool } from './toolchain.ts';

type Recipe = Pick<StartableProgram, 'build' | 'makes' | 'run'> &
  /** Where the language asks for another than the source's. */
  Partial<Pick<StartableProgram, 'entry' | 'workingFolder'>>;

/** One row of the table of languages. */
export interface Language {
  id: LanguageId;
  /** The first is the one that convention names. */
  extensions: string[];
  tools: string[];
  env: Record<string, string>;
  recipe: (source: Source) => Recipe;
}

const CHECK_PYTHON = "import sys; compile(open(sys.argv[1], 'rb').read(), sys.argv[1], 'exec')";
// -Xprefer: class files that were handed in may be older than their source.
const JAVAC_FLAGS = ['-encoding', 'UTF-8', '-Xprefer:source', '-d', '.'];
const JAVA_FAST_START = ['-Xshare:auto', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

const PYTHON: Language = {
  id: 'python',
  extensions: extensionsOf.python,
  tools: ['python3'],
  env: { PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1' },
  recipe: ({ entry }) => ({
    build: [['python3', '-I', '-S', '-c', CHECK_PYTHON, entry]],
    run: ['python3', entry],
  }),
};

const NODE: Language = {
  id: 'node',
  extensions: extensionsOf.node,
  tools: ['node'],
  env: {},
  recipe: ({ entry }) => ({ build: [['node', '--check', entry]], run: ['node', entry] }),
};

const JAVA: Language = {
  id: 'java',
  extensions: extensionsOf.java,
  tools: ['javac', 'java'],
  env: {},
  recipe: (found) => {
    const source = fromSourceRoot(found);
    const { entry, workingFolder } = source;
    const classpath = javaClasspath(source);
    return {
      entry,
      workingFolder,
      build: [['javac', ...JAVAC_FLAGS, '-cp', classpath, ...javaSourcesOf(source)]],
      run: ['java', ...JAVA_FAST_START, '-cp', classpath, javaClassOf(source)],
    };
  },
};

const C: Language = {
  id: 'c',
  extensions: extensionsOf.c,
  tools: ['cc'],
  env: {},
  recipe: (source) => compiled('cc', source),
};

const CPP: Language = {
  id: 'cpp',
  extensions: extensionsOf.cpp,
  tools: ['c++'],
  env: {},
  recipe: (source) => compiled('c++', source),
};

const GO: Language = {
  id: 'go',
  extensions: extensionsOf.go,
  tools: ['go'],
  env: {},
  recipe: (source) => ({
    build: [['go', 'build', '-o', source.program, ...goSourcesOf(source)]],
    makes: source.program,
    run: [`./${source.program}`],
  }),
};

const RUST: Language = {
  id: 'rust',
  extensions: extensionsOf.rust,
  // rustc links with it.
  tools: ['rustc', 'cargo', 'cc'],
  env: {},
  recipe: rustRecipe,
};

const MAKE: Language = {
  id: 'make',
  extensions: [],
  tools: ['make', 'cc'],
  env: {},
  // -B: a binary that was handed in is the student's machine's, not ours.
  recipe: ({ program }) => ({ build: [['make', '-B', program]], makes: program, run: [`./${program}`] }),
};

/** Every language whose entry files are recognised, in the order in which convention tries them. */
export const languages: readonly Language[] = [PYTHON, JAVA, C, CPP, NODE, GO, RUST];

/** The language of an entry file, by its extension. */
export function languageOf(file: string): Language | undefined {
  return languages.find((language) => language.extensions.some((extension) => file.endsWith(extension)));
}

/** How to build and start an entry file of that language. */
export function startableFrom(language: Language, source: Source): StartableProgram {
  return {
    language: language.id,
    entry: source.entry,
    workingFolder: source.workingFolder,
    ...language.recipe(source),
    ownArgs: false,
    env: language.env,
    needs: language.tools.flatMap((tool) => knownTool(tool) ?? []),
  };
}

/** How to build and start what a Makefile makes, by the binary's name or by the default goal. */
export function startableFromMake(source: Source, goal: 'named' | 'default'): StartableProgram {
  const startable = startableFrom(MAKE, source);
  return goal === 'named' ? startable : { ...startable, build: [['make', '-B']] };
}

/** What a command of the student's own needs around it: the environment of the language that it runs. */
export function envOfTool(tool: string): Record<string, string> {
  const known = knownTool(tool)?.tool;
  return languages.find(({ tools }) => known !== undefined && tools.includes(known))?.env ?? {};
}

function compiled(compiler: 'cc' | 'c++', source: Source): Recipe {
  const flags = ['-O1', '-g', '-Wall', '-o', source.program];
  return {
    build: [[compiler, ...flags, ...cSourcesOf(source), '-lpthread', '-lm']],
    makes: source.program,
    run: [`./${source.program}`],
  };
}
