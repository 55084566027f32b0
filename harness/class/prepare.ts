import { join, relative } from 'node:path';
import type { PlannedCase } from '../plan/planned-case.ts';
import type { PreparedProgram } from '../run/case-order.ts';
import { countTree } from '../run/count-tree.ts';
import type { ControlGroups } from '../sandbox/control-groups.ts';
import { isInSight } from '../sandbox/in-sight.ts';
import { runToEnd, type ToEnd } from '../sandbox/run-to-end.ts';
import type { Sandbox } from '../sandbox/sandboxed.ts';
import type { Assignment } from '../spec/assignment.ts';
import { type BuildEnd, buildSubmission } from '../submission/build-submission.ts';
import type { HandIn, Work } from '../submission/hand-in.ts';
import { openSubmission } from '../submission/open-submission.ts';
import {
  type Built,
  isSubmissionProblem,
  type Overrides,
  type Submission,
  type SubmissionProblem,
} from '../submission/submission.ts';
import { findTool } from '../submission/toolchain.ts';
import { stoppedAt } from '../verdict/limit-words.ts';
import { isOfCalls, observedPrograms } from '../verdict/observed-programs.ts';
import type { Reason } from '../verdict/verdict.ts';

/** Each program of a submission: ready to be started, or the reason why its cases cannot run. */
export type Prepared = Record<string, Ready | Hindrance>;

interface Ready {
  ready: PreparedProgram;
  /** What builds and runs it: `python3`, `javac` … */
  tools: string[];
}

export interface Hindrance {
  hindered: 'failed' | 'undecided';
  reason: Reason;
  /** What took part in it: a newer compiler may take what this one refused. */
  tools?: string[];
}

export interface Workshop {
  assignment: Assignment;
  overrides: Overrides;
  sandbox: Sandbox;
  groups?: ControlGroups;
  /** Where copies are made, one folder a submission. */
  folder: string;
}

/** Copies and builds one submission, once for all its cases. */
export async function prepare({ work }: HandIn, workshop: Workshop): Promise<Prepared> {
  const { assignment, overrides } = workshop;
  const names = [...new Set(assignment.cases.flatMap((one) => one.programs))];
  const all = (hindrance: Hindrance): Prepared => Object.fromEntries(names.map((name) => [name, hindrance]));
  if (work.state !== 'there') return all(withoutWork(work));
  const opened = openSubmission(work.folder, assignment, overrides);
  if (isSubmissionProblem(opened)) return all(notOpened(mistakeIn(work.folder, opened)));
  const built = await buildSubmission(opened, names, workshop.folder, {
    run: (argv, place, timeoutMs) => runBuild({ argv, ...place, timeoutMs }, workshop),
    sees: (path) => isInSight(path, workshop.sandbox),
  });
  return Object.fromEntries(names.map((name) => [name, preparedOf(name, opened, built[name])]));
}

/** A build that took too much failed, and what it printed is not why. */
async function runBuild(
  order: Omit<ToEnd, 'sandbox' | 'groups' | 'count'>,
  { sandbox, groups }: Workshop,
): Promise<BuildEnd> {
  const outcome = await runToEnd({ ...order, sandbox, count: countTree, ...(groups && { groups }) });
  if (!outcome.hit) return outcome;
  return { ...outcome, code: null, overLimit: stoppedAt('the build', outcome.hit).message };
}

function preparedOf(name: string, submission: Submission, built: Built | undefined): Prepared[string] {
  const found = submission.programs[name];
  if (found?.state === 'missing') {
    return missing([`Looked for ${name} as ${found.looked.join(', ')}.`, ...found.near].join(' '));
  }
  if (!built) return missing(`there is no program ${name}`);
  const tools = found?.program.needs.map(({ tool }) => tool) ?? [];
  switch (built.state) {
    case 'built':
      return {
        ready: { folder: built.folder, start: built.start },
        tools,
      };
    case 'no-toolchain': {
      const message = `${name} needs ${built.tool}, which this machine lacks: install the package ${built.package}`;
      return { hindered: 'undecided', reason: { code: 'toolchain-missing', message, findings: [] } };
    }
    case 'failed': {
      const at = [built.file, built.line].filter((part) => part !== undefined).join(':');
      const message = at === '' ? built.message : `${at}: ${built.message}`;
      return {
        hindered: 'failed',
        reason: { code: 'build-failed', message, printed: built.output, findings: [] },
        tools,
      };
    }
  }
}

function withoutWork(work: Exclude<Work, { state: 'there' }>): Hindrance {
  if (work.state === 'refused') return notOpened(work.message);
  const message = 'nothing was handed in';
  return { hindered: 'failed', reason: { code: 'nothing-handed-in', message, findings: [] } };
}

function notOpened(message: string): Hindrance {
  return { hindered: 'failed', reason: { code: 'not-opened', message, findings: [] } };
}

/** A student knows the file by its name in what they handed in. */
function mistakeIn(folder: string, { path, place, message }: SubmissionProblem): string {
  return place ? `${relative(folder, path)}:${place.line}:${place.column}: ${message}` : message;
}

function missing(message: string): Hindrance {
  return { hindered: 'failed', reason: { code: 'program-missing', message, findings: [] } };
}

/** Who plays in a case: the hand-in’s programs, and the reference’s where `players` says so. */
export function castOf(planned: PlannedCase, prepared: Prepared, reference: Prepared): Prepared {
  const players = Object.entries(planned.case.players ?? {});
  const references = players.filter(([, player]) => player === 'reference');
  return {
    ...prepared,
    ...Object.fromEntries(references.map(([name]) => [name, playedBy(name, reference)])),
  };
}

/** A reference that is not there costs the student nothing. */
function playedBy(name: string, reference: Prepared): Prepared[string] {
  const found = reference[name];
  if (found !== undefined && 'ready' in found) return found;
  const message = `the case is played against the reference’s ${name}, which is not here: it is graded centrally`;
  return { hindered: 'undecided', reason: { code: 'reference-missing', message, findings: [] } };
}

/** What keeps a case from being run, if one of its programs is not ready. */
export function hindranceOf(planned: PlannedCase, prepared: Prepared): Hindrance | undefined {
  for (const name of planned.case.programs) {
    const program = prepared[name];
    if (program && 'hindered' in program) return program;
  }
  return asksForCalls(planned) && findTool('strace') === undefined ? noStrace : undefined;
}

const noStrace: Hindrance = {
  hindered: 'undecided',
  reason: {
    code: 'toolchain-missing',
    message: 'the case asks for system calls, and this machine lacks strace: install the package strace',
    findings: [],
  },
};

function asksForCalls(planned: PlannedCase): boolean {
  return [...observedPrograms(planned.case.steps).values()].flat().some(isOfCalls);
}

/** Where strace is, for a case that asks for system calls. */
export function straceFor(planned: PlannedCase): { strace?: string } {
  const strace = asksForCalls(planned) ? findTool('strace') : undefined;
  return strace === undefined ? {} : { strace };
}

/** The programs of a case, by name; only those that are ready. */
export function programsOf(planned: PlannedCase, prepared: Prepared): Record<string, PreparedProgram> {
  const entries = planned.case.programs.flatMap((name) => {
    const program = prepared[name];
    return program && 'ready' in program ? [[name, program.ready] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** A folder for a submission's copy, whatever strange name the submission has. */
export function copyFolder(root: string, index: number): string {
  return join(root, `copy-${index}`);
}

/** The tools that took part in making the programs ready. */
export function toolsOf(prepared: Prepared): string[] {
  return [...new Set(Object.values(prepared).flatMap(({ tools }) => tools ?? []))];
}
