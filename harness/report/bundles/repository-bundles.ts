import { type BundleFile, plain, script } from './bundle-file.ts';

/** Where a repository of students keeps the grader. */
export const graderFolder = '.wiregrade';

/** A workflow of GitHub Actions that grades every push. */
export function githubScripts(packages: string[]): BundleFile[] {
  return [plain('.github/workflows/wiregrade.yml', workflow(packages)), gradeScript];
}

/** A pipeline of GitLab that grades every push. */
export function gitlabScripts(packages: string[]): BundleFile[] {
  return [plain('.gitlab-ci.yml', pipeline(packages)), gradeScript];
}

/** The work is copied, so that the grader is no part of it; the program may be no longer there in the next job. */
const gradeScript = script(
  `${graderFolder}/grade.sh`,
  `#!/usr/bin/env bash
# Grades this repository: grade.sh REPORT FORMATS. Ends as Wiregrade does: 0 all passed, 1 some
# failed, 2 nothing to grade, 3 something stayed undecided.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)/submission"
mkdir "$work"
tar -C "$here/.." --exclude=./.git --exclude=./${graderFolder} --exclude=./.github -cf - . | tar -C "$work" -xf -
exec node "$here/wiregrade/dist/wiregrade.js" grade "$here/assignment" "$work" --out "$1" --format "$2" --quiet
`,
);

function workflow(packages: string[]): string {
  return `# Grades every push with Wiregrade, which lies in ${graderFolder}.
name: Wiregrade
on: [push, pull_request, workflow_dispatch]
permissions: { contents: read }
jobs:
  grade:
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@v4
        with: { persist-credentials: false }
      - uses: actions/setup-node@v4
        with: { node-version: 20 }
      - name: Install what grading needs
        run: |
          sudo apt-get update -qq
          sudo apt-get install -y -qq --no-install-recommends ${packages.join(' ')}
          sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0
      - name: Grade
        run: bash ${graderFolder}/grade.sh "$RUNNER_TEMP/report" markdown,annotations
      - name: Show the results
        if: always()
        run: |
          cat "$RUNNER_TEMP/report/summary.md" >> "$GITHUB_STEP_SUMMARY"
          cat "$RUNNER_TEMP/report/annotations.txt"
`;
}

function pipeline(packages: string[]): string {
  return `# Grades every push with Wiregrade, which lies in ${graderFolder}.
wiregrade:
  image: node:20-bookworm
  timeout: 15 minutes
  before_script:
    - apt-get update -qq
    - DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ${packages.join(' ')}
  script:
    - bash ${graderFolder}/grade.sh report gitlab
  artifacts:
    when: always
    paths: [report/gitlab.xml]
    reports: { junit: report/gitlab.xml }
`;
}
