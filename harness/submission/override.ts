import type { Program } from '../spec/assignment.ts';
import { envOfTool } from './languages.ts';
import { splitWords } from './split-words.ts';
import type { ProgramOverride, StartableProgram } from './submission.ts';
import { knownTool } from './toolchain.ts';

/** What is wrong with an override's `run` or `build`; columns count from 1 in that line. */
export interface OverrideProblem {
  part: { key: 'run' } | { key: 'build'; index: number };
  column: number;
  message: string;
}

type Part = OverrideProblem['part'];

/** How to build and start a program that brings its own command lines. */
export function startableFromOverride(
  override: ProgramOverride,
  program: Program,
  workingFolder: string,
): StartableProgram | OverrideProblem {
  const run = wordsOf(override.run, { key: 'run' });
  if (!Array.isArray(run)) return run;
  const unknown = unknownName(override.run, program);
  if (unknown) return unknown;
  const build = (override.build ?? []).map((line, index) => wordsOf(line, { key: 'build', index }));
  const problem = build.find((words) => !Array.isArray(words));
  if (problem) return problem as OverrideProblem;
  const tools = [run, ...(build as string[][])].map(([tool]) => tool as string);
  return {
    language: 'command',
    entry: override.run,
    workingFolder,
    build: build as string[][],
    run,
    ownArgs: override.run.includes('${'),
    env: envOfTool(run[0] as string),
    needs: [...new Set(tools)].flatMap((tool) => knownTool(tool) ?? []),
  };
}

/** Tells a problem from a program. */
export function isOverrideProblem(value: StartableProgram | OverrideProblem): value is OverrideProblem {
  return 'part' in value;
}

function wordsOf(line: string, part: Part): string[] | OverrideProblem {
  const split = splitWords(line);
  return 'words' in split
    ? split.words
    : { part, column: split.column, message: `In \`${line}\`: ${split.problem}.` };
}

/** A program's run may use what the assignment's own arguments may. */
function unknownName(line: string, program: Program): OverrideProblem | undefined {
  const known = new Set(['host', 'port', ...program.args.flatMap(namesIn)]);
  for (const match of line.matchAll(/\$\{([^}]*)\}?/g)) {
    if (known.has(match[1] as string)) continue;
    const names = [...known].map((name) => `\${${name}}`).join(' and ');
    return {
      part: { key: 'run' },
      column: match.index + 1,
      message: `\`${match[0]}\` is not known here; ${names} are.`,
    };
  }
  return undefined;
}

function namesIn(template: string): string[] {
  return [...template.matchAll(/\$\{([^}]*)\}/g)].map((match) => match[1] as string);
}
