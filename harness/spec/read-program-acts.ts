import type { Act, ExitStatus } from './assignment.ts';
import { shortOr } from './new-end.ts';
import { programOf, startedProgram } from './program-of.ts';
import { readFrame } from './read-frame.ts';
import { framedPattern, readPattern } from './read-pattern.ts';
import { readTolerances } from './read-tolerances.ts';
import type { CaseScope } from './scope.ts';
import { at, entriesOf, type Node, textOf } from './tree.ts';
import { readDuration, readText, readTexts, readWord } from './values.ts';

/** How long a program may take to be ready, unless told. */
export const startMs = 10_000;

/** `start`: a program of the submission is started. */
export function readStart(node: Node, scope: CaseScope): Act {
  const named = shortOr(node, 'program');
  const program = named === undefined ? '' : programOf(named, scope);
  if (program !== '') scope.started.add(program);
  const args = at(node, 'args');
  const env = at(node, 'env');
  return {
    verb: 'start',
    program,
    ...(args === undefined ? {} : { args: readTexts(args, scope) }),
    ...(env === undefined ? {} : { env: readEnv(env, scope) }),
    withinMs: readDuration(at(node, 'within'), startMs),
  };
}

/** Environment variables, their templates checked. */
export function readEnv(
  node: Node | undefined,
  scope: Parameters<typeof readText>[1],
): Record<string, string> {
  return Object.fromEntries(entriesOf(node).map(({ key, value }) => [key, readText(value, scope)]));
}

/** `stdin`: lines typed into a program. */
export function readStdin(node: Node, scope: CaseScope): Act {
  const end = textOf(at(node, 'then')) === 'end';
  return {
    verb: 'stdin',
    of: startedProgram(node, undefined, scope),
    lines: readTexts(shortOr(node, 'lines'), scope),
    when: readWord(at(node, 'when'), ['asked', 'now']) ?? 'asked',
    // biome-ignore lint/suspicious/noThenProperty: the word of the language, never awaited
    ...(end ? { then: 'end' } : {}),
    withinMs: readDuration(at(node, 'within'), scope.withinMs),
  };
}

/** `stdout`, `stderr`: what a program prints. The wire's default frame is not for them. */
export function readOutput(verb: 'stdout' | 'stderr', node: Node, scope: CaseScope): Act {
  const pattern = readPattern(node, scope);
  const untilExit = textOf(at(node, 'until')) === 'exit';
  return {
    verb,
    of: startedProgram(node, undefined, scope),
    pattern,
    frame: readFrame(at(node, 'frame')) ?? framedPattern(pattern, { kind: 'raw' }),
    ...(untilExit ? { until: 'exit' } : {}),
    tolerate: readTolerances(at(node, 'tolerate')) ?? scope.tolerate,
    withinMs: readDuration(at(node, 'within'), scope.withinMs),
  };
}

/** `exit`: how a program ends by itself. */
export function readExit(node: Node, scope: CaseScope): Act {
  return {
    verb: 'exit',
    of: startedProgram(node, undefined, scope),
    status: readStatus(shortOr(node, 'status')),
    withinMs: readDuration(at(node, 'within'), scope.withinMs),
  };
}

/** `signal`: a signal is sent to a program. */
export function readSignal(node: Node, scope: CaseScope): Act {
  const signal = textOf(shortOr(node, 'signal')) ?? 'SIGTERM';
  return { verb: 'signal', of: startedProgram(node, undefined, scope), signal: fullSignalName(signal) };
}

/** `stop`, `restart`: a program is ended by us, and started once more. */
export function readStop(verb: 'stop' | 'restart', node: Node, scope: CaseScope): Act {
  const fallback = verb === 'stop' ? scope.withinMs : startMs;
  return {
    verb,
    of: startedProgram(node, node, scope),
    withinMs: readDuration(at(node, 'within'), fallback),
  };
}

function readStatus(node: Node | undefined): ExitStatus {
  const text = textOf(node) ?? 'any';
  if (text === 'any' || text === 'success' || text === 'failure') return text;
  return /^\d+$/.test(text) ? { code: Number(text) } : { signal: fullSignalName(text) };
}

function fullSignalName(name: string): string {
  return name.startsWith('SIG') ? name : `SIG${name}`;
}
