import { type BundleFile, script } from './bundle-file.ts';
import { findNode } from './node-for-scripts.ts';

/** What Gradescope calls: setup.sh once for the image, run_autograder for each submission. */
export function gradescopeScripts(packages: string[], nodeVersion: string): BundleFile[] {
  return [script('setup.sh', setup(packages, nodeVersion)), script('run_autograder', runAutograder)];
}

function setup(packages: string[], nodeVersion: string): string {
  return `#!/usr/bin/env bash
# Gradescope runs this once, when it builds the image.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends ca-certificates curl ${packages.join(' ')}

${findNode(nodeVersion)}

has_node || fetch_node
PATH="$here/node/bin:$PATH" node "$here/wiregrade/dist/wiregrade.js" --version
`;
}

/** Code 2 means that there is nothing to grade: the assignment itself was right when the bundle was made. */
const runAutograder = `#!/usr/bin/env bash
# Gradescope runs this for each submission and reads results/results.json.
set -uo pipefail
root="$(cd "$(dirname "$0")" && pwd)"
source="$root/source"
PATH="$source/node/bin:$PATH"
report="$(mktemp -d)"

node "$source/wiregrade/dist/wiregrade.js" grade "$source/assignment" "$root/submission" \\
  --out "$report" --format gradescope --report-only --quiet >"$report/table.txt" 2>"$report/said.txt"
code=$?

if [ "$code" = 2 ]; then
  node -e '
    const { readFileSync, writeFileSync } = require("node:fs");
    const [said, results] = process.argv.slice(1);
    const output = "There was nothing to grade.\\n\\n" + readFileSync(said, "utf8");
    writeFileSync(results, JSON.stringify({ score: 0, output, output_format: "text", stdout_visibility: "hidden" }));
  ' "$report/said.txt" "$report/gradescope.json"
fi
if [ ! -s "$report/gradescope.json" ]; then
  cat "$report/said.txt" >&2
  exit 1
fi

# Last: what a program of the student may have put there is replaced.
mkdir -p "$root/results"
rm -rf "$root/results/results.json"
cp "$report/gradescope.json" "$root/results/results.json"
`;
