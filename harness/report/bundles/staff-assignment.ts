import { dirname, relative } from 'node:path';
import type { Assignment } from '../../spec/assignment.ts';
import { readAssignment } from '../../spec/read-assignment.ts';
import { type AssignmentFolder, recordingReads } from './assignment-folder.ts';
import { type BundleFile, below, plain } from './bundle-file.ts';
import { staffText } from './public-text.ts';

/** The whole assignment for a grader that students cannot look into; without mutants, which grade nobody. */
export function staffAssignment(assignment: Assignment, folder: AssignmentFolder): BundleFile[] {
  const place = dirname(assignment.file);
  const recording = recordingReads(folder.read, place);
  readAssignment(assignment.text, assignment.file, recording.read);
  const files = recording.names().flatMap((name) => folder.fileAt(name));
  const reference = isPlayed(assignment) ? Object.entries(assignment.reference)[0] : undefined;
  if (reference === undefined)
    return [plain('assignment.yaml', staffText(assignment.text, undefined)), ...files];
  const [name, path] = reference;
  return [
    plain('assignment.yaml', staffText(assignment.text, { name, path: 'reference' })),
    ...files,
    ...below('reference', folder.filesBelow(relative(place, path))),
  ];
}

function isPlayed({ cases }: Assignment): boolean {
  return cases.some(({ players }) => Object.values(players ?? {}).includes('reference'));
}
