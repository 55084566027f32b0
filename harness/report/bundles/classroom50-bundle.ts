import type { Assignment } from '../../spec/assignment.ts';
import { type BundleFile, plain } from './bundle-file.ts';

/** What Classroom 50 calls, and the `runtime` that it needs: files for `autograders/ASSIGNMENT/`. */
export function classroom50Scripts(assignment: Pick<Assignment, 'cases'>, packages: string[]): BundleFile[] {
  const runtime = { 'runs-on': 'ubuntu-24.04', node: '20', apt: packages };
  return [
    plain('autograder.py', autograder(wholePoints(assignment))),
    plain('runtime.json', `${JSON.stringify(runtime, null, 2)}\n`),
  ];
}

/** Classroom 50 counts whole points. */
function wholePoints({ cases }: Pick<Assignment, 'cases'>): number {
  const counted = cases.filter(({ extraCredit }) => !extraCredit);
  return counted.reduce((sum, one) => sum + Math.floor(one.points) * one.for.length, 0);
}

function autograder(maxScore: number): string {
  return `"""Grades the checkout in the working directory with Wiregrade, which lies beside this file.

Ends with 0 whenever result.json tells what the work is worth. Anything else is a fault of
the grader, so that Classroom 50 shows an error and no score.
"""
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MAX_SCORE = ${maxScore}


def nothing_to_grade(said):
    """A result for work in which no program was found."""
    told = os.environ
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    test = {"test-name": "There is a program to grade", "passed": False, "score": 0, "max-score": MAX_SCORE, "output": said}
    return json.dumps({
        "schema": "classroom50/result/v1",
        "classroom": told.get("CLASSROOM", ""),
        "assignment": told.get("ASSIGNMENT", ""),
        "submission": told.get("SUBMISSION_TAG", ""),
        "commit": told.get("COMMIT_URL", ""),
        "release": told.get("RELEASE_URL", ""),
        "review": told.get("REVIEW_URL") or told.get("COMMIT_URL", ""),
        "datetime": now,
        "graded_at": now,
        "score": 0,
        "max-score": MAX_SCORE,
        "tests": [test],
    }, indent=2)


def grade(report):
    """The text of result.json, or None after a fault of the grader."""
    command = ["node", str(HERE / "wiregrade/dist/wiregrade.js"), "grade", str(HERE / "assignment"), "."]
    options = ["--out", report, "--format", "classroom50", "--report-only", "--quiet"]
    run = subprocess.run(command + options, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    sys.stderr.write(run.stderr)
    if run.returncode == 2:
        return nothing_to_grade(run.stderr)
    return (pathlib.Path(report) / "classroom50.json").read_text() if run.returncode == 0 else None


with tempfile.TemporaryDirectory() as folder:
    result = grade(folder)
if result is None:
    sys.exit("Some cases stayed undecided: grade this submission again.")
# What the work itself has put there is replaced, and a link is not followed.
target = pathlib.Path("result.json")
target.unlink(missing_ok=True)
target.write_text(result)
`;
}
