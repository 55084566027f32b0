import { dirname, relative } from 'node:path';
import type { Assignment } from '../../spec/assignment.ts';
import { readAssignment } from '../../spec/read-assignment.ts';
import { type AssignmentFolder, recordingReads } from './assignment-folder.ts';
import { type BundleFile, plain } from './bundle-file.ts';
import { cutAuthors } from './public-text.ts';

/** The whole assignment for a grader that students cannot look into; without mutants, which grade nobody. */
export function staffAssignment(assignment: Assignment, folder: AssignmentFolder): BundleFile[] {
  const place = dirname(assignment.file);
  const recording = recordingReads(folder.read, place);
  readAssignment(assignment.text, assignment.file, recording.read);
  const files = recording.names().flatMap((name) => folder.fileAt(name));
  const reference = isPlayed(assignment) ? Object.entries(assignment.reference)[0] : undefined;
  const text = cutAuthors(assignment.text);
  if (reference === undefined) return [plain('assignment.yaml', text), ...files];
  const [name, path] = reference;
  return [
    plain('assignment.yaml', `${text.trimEnd()}\n\nreference: { ${name}: reference }\n`),
    ...files,
    ...folder
      .filesBelow(relative(place, path))
      .map(({ path: own, content }) => plain(`reference/${own}`, content)),
  ];
}

function isPlayed({ cases }: Assignment): boolean {
  return cases.some(({ players }) => Object.values(players ?? {}).includes('reference'));
}
