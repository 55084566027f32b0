import type { Assignment } from '../../spec/assignment.ts';
import { aptPackages } from './apt-packages.ts';
import { type BundleFile, below } from './bundle-file.ts';
import { classroom50Scripts } from './classroom50-bundle.ts';
import { gradescopeScripts } from './gradescope-bundle.ts';
import { githubScripts, gitlabScripts, graderFolder } from './repository-bundles.ts';
import type { Service } from './services.ts';

/** What goes into a bundle: the files of the assignment for those who can read it, and Wiregrade itself. */
export interface BundleParts {
  /** As it lies in the bundle: of what students may read, the hidden cases are gone. */
  assignment: Pick<Assignment, 'cases' | 'programs'>;
  files: BundleFile[];
  wiregrade: BundleFile[];
  /** Of the Node that the bundle is made with: `v20.11.0`. */
  nodeVersion: string;
}

/** Everything that a service needs to grade this assignment. */
export function bundleOf(
  service: Service,
  { assignment, files, wiregrade, nodeVersion }: BundleParts,
): BundleFile[] {
  const packages = aptPackages(assignment);
  const grader = [...below('wiregrade', wiregrade), ...below('assignment', files)];
  switch (service) {
    case 'gradescope':
      return [...gradescopeScripts(packages, nodeVersion), ...grader];
    case 'classroom50':
      return [...classroom50Scripts(assignment, packages), ...grader];
    case 'github':
      return [...githubScripts(packages), ...below(graderFolder, grader)];
    case 'gitlab':
      return [...gitlabScripts(packages), ...below(graderFolder, grader)];
  }
}
