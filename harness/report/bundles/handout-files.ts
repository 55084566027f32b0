import { basename, dirname, relative } from 'node:path';
import type { Assignment } from '../../spec/assignment.ts';
import { readAssignment } from '../../spec/read-assignment.ts';
import type { ReadFile } from '../../spec/referenced-files.ts';
import type { SpecProblem } from '../../spec/spec-problem.ts';
import { type AssignmentFolder, recordingReads } from './assignment-folder.ts';
import { type BundleFile, plain } from './bundle-file.ts';
import { checkingPage } from './checking-page.ts';
import { publicCases } from './public-cases.ts';
import { publicText } from './public-text.ts';

/** The files that students get, or why the assignment does not load without what is withheld. */
export function handoutFiles(assignment: Assignment, folder: AssignmentFolder): BundleFile[] | SpecProblem[] {
  const cases = publicCases(assignment);
  const text = publicText(assignment, cases);
  const place = dirname(assignment.file);
  const recording = recordingReads(folder.read, place);
  const loaded = readAssignment(text, assignment.file, recording.read);
  if (Array.isArray(loaded)) return loaded;
  const handout = assignment.handout && relative(place, assignment.handout);
  const wanted = new Set([...(handout === undefined ? [] : [handout]), ...recording.names()]);
  const named = namedIn(textOf(folder.read, assignment.handout), withoutAuthors(assignment, folder));
  const beside = [...new Set([...wanted, ...named])].flatMap((name) => folder.fileAt(name));
  const taken = beside.map(({ path }) => path.toLowerCase());
  const page = taken.includes('readme.md') ? 'CHECKING.md' : 'README.md';
  return [plain(page, checkingPage(assignment, cases, handout)), plain('assignment.yaml', text), ...beside];
}

/** What a handout may give away: not what hidden cases alone use, nor what is the author's. */
function withoutAuthors(assignment: Assignment, { names, read }: AssignmentFolder): string[] {
  const place = dirname(assignment.file);
  const all = recordingReads(read, place);
  readAssignment(assignment.text, assignment.file, all.read);
  const kept = [assignment.mutants ?? '', ...Object.values(assignment.reference)].filter(Boolean);
  const authors = kept.map((path) => relative(place, path));
  const used = all.names();
  return names.filter(
    (name) =>
      name !== basename(assignment.file) &&
      !used.includes(name) &&
      !authors.some((own) => name === own || name.startsWith(`${own}/`)),
  );
}

/** Files that the handout speaks of by their name: pictures, data, examples. */
function namedIn(handout: string, names: string[]): string[] {
  return names.filter((name) => handout.includes(name) || handout.includes(encodeURI(name)));
}

function textOf(read: ReadFile, path: string | undefined): string {
  const bytes = path === undefined ? 'missing' : read(path);
  return typeof bytes === 'string' ? '' : new TextDecoder().decode(bytes);
}
