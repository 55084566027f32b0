import { dirname, resolve } from 'node:path';
import type { Assignment } from './assignment.ts';
import { checkCases } from './check-cases.ts';
import { checkStructure } from './check-structure.ts';
import { CompileBudget } from './compile-budget.ts';
import { isNoAssignment } from './not-an-assignment.ts';
import { parseTree } from './parse-tree.ts';
import { Problems } from './problems.ts';
import { readCase } from './read-case.ts';
import { readFrame } from './read-frame.ts';
import { readLayouts } from './read-layouts.ts';
import { readPrograms } from './read-programs.ts';
import { readTolerances } from './read-tolerances.ts';
import { type ReadFile, ReferencedFiles } from './referenced-files.ts';
import type { AssignmentScope, FileScope } from './scope.ts';
import { Source } from './source.ts';
import type { SpecProblem } from './spec-problem.ts';
import { at, entriesOf, itemsOf, type Node, textOf } from './tree.ts';
import { readDuration } from './values.ts';

/** How long a step waits, unless the assignment or the step says. */
const withinMs = 2_000;

/** Reads the text of an assignment: its value, or every problem in it. Files are read through `readFile`. */
export function readAssignment(text: string, file: string, readFile: ReadFile): Assignment | SpecProblem[] {
  const source = new Source(file, text);
  const problems = new Problems(file);
  const root = parseTree(source, problems);
  if (isNoAssignment(text, root)) return [noAssignment(source)];
  if (root === undefined) return problems.none ? [empty(source)] : problems.list();
  checkStructure(root, problems);
  const compiling = new CompileBudget();
  const files = new ReferencedFiles(source, problems, compiling, readFile);
  const scope = { source, problems, files, compiling };
  const assignment = assignmentOf(root, scope);
  checkCases(assignment, root, scope);
  return problems.none ? assignment : problems.list();
}

function noAssignment(source: Source): SpecProblem {
  const message = 'this is not an assignment: it has no `wiregrade: 1`';
  const place = source.place(0, source.text.length);
  return { code: 'missing-key', file: source.file, place, message };
}

function empty({ file }: Source): SpecProblem {
  const fix = 'an assignment begins with `wiregrade: 1`';
  const place = { line: 1, column: 1, length: 1 };
  return { code: 'missing-key', file, place, message: 'the file is empty', fix };
}

function assignmentOf(root: Node, scope: FileScope): Assignment {
  const { file, text } = scope.source;
  const inherited: AssignmentScope = {
    ...scope,
    programs: readPrograms(at(root, 'programs'), scope),
    layouts: readLayouts(at(root, 'messages'), scope),
    frame: readFrame(at(at(root, 'defaults'), 'frame')) ?? { kind: 'raw' },
    withinMs: readDuration(at(at(root, 'defaults'), 'within'), withinMs),
    tolerate: readTolerances(at(root, 'tolerate')) ?? [],
  };
  return {
    id: textOf(at(root, 'id')) ?? '',
    title: textOf(at(root, 'title')) ?? '',
    file,
    text,
    ...namedFiles(root, file),
    programs: inherited.programs,
    cases: itemsOf(at(root, 'cases')).map((node) => readCase(node, inherited)),
  };
}

function namedFiles(root: Node, file: string): Pick<Assignment, 'handout' | 'mutants' | 'reference'> {
  const handout = textOf(at(root, 'handout'));
  const mutants = textOf(at(root, 'mutants'));
  const inFolder = (name: string) => resolve(dirname(file), name);
  const reference = entriesOf(at(root, 'reference')).map(({ key, value }) => [
    key,
    inFolder(textOf(value) ?? ''),
  ]);
  return {
    ...(handout === undefined ? {} : { handout: inFolder(handout) }),
    ...(mutants === undefined ? {} : { mutants: inFolder(mutants) }),
    reference: Object.fromEntries(reference),
  };
}
