import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { type BundleFile, plain } from '../../report/bundles/bundle-file.ts';
import { bundleOf } from '../../report/bundles/bundle-of.ts';
import { publicCases } from '../../report/bundles/public-cases.ts';
import { readers, type Service } from '../../report/bundles/services.ts';
import { staffAssignment } from '../../report/bundles/staff-assignment.ts';
import type { Assignment } from '../../spec/assignment.ts';
import { counted } from '../../verdict/counted.ts';
import { openAssignmentFolder } from '../assignment-folder.ts';
import { openAssignment, shortPath } from '../open-assignment.ts';
import { ownFiles } from '../own-files.ts';
import { publicFiles } from '../public-files.ts';
import { writeBundle } from '../write-bundle.ts';

/** Writes what a service needs to grade an assignment: its scripts, the assignment, and Wiregrade itself. */
export async function packageFor(service: Service, path: string, { out }: { out?: string }): Promise<number> {
  const assignment = await openAssignment(path);
  const forStaff = readers[service] === 'staff';
  const bundle = bundleOf(service, {
    assignment: forStaff ? assignment : { ...assignment, cases: publicCases(assignment).shown },
    files: forStaff
      ? staffAssignment(assignment, openAssignmentFolder(dirname(assignment.file)))
      : publicFiles(assignment),
    wiregrade: ownFiles(),
    nodeVersion: process.version,
  });
  const folder = out ?? join('bundles', `${assignment.id}-${service}`);
  writeBundle(folder, service === 'gradescope' ? [plain('autograder.zip', zipped(bundle))] : bundle);
  process.stdout.write(`${shortPath(folder)}: ${next[service]}\n${forStaff ? '' : withheld(assignment)}`);
  return 0;
}

const next: Record<Service, string> = {
  gradescope: 'upload autograder.zip as the autograder of the assignment',
  classroom50:
    'put it at autograders/ASSIGNMENT of your classroom, and runtime.json into the assignment’s `runtime`',
  github: 'put all of it, with .github and .wiregrade, into the repository that students start from',
  gitlab: 'put all of it, with .gitlab-ci.yml and .wiregrade, into the repository that students start from',
};

/** Who grades there can be read by students. */
function withheld(assignment: Assignment): string {
  const { central, hidden } = publicCases(assignment);
  const missing = hidden.length + central.length;
  if (missing === 0) return '';
  return `Students can read this bundle, so ${counted(missing, 'case')} that they may not see or play alone stayed out. Grade these yourself with \`wiregrade grade\`.\n`;
}

/** A zip holds whole years since 1980; the same bundle is the same file. */
const stamp = new Date(1980, 0, 2);
const unix = 3;

function zipped(files: BundleFile[]): Uint8Array {
  const entries = files.map(({ path, content, mode }) => {
    const permissions = mode === 'executable' ? 0o100755 : 0o100644;
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return [path, [bytes, { os: unix, attrs: permissions * 2 ** 16, mtime: stamp }]] as const;
  });
  return zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0]);
}
