import type { Act, Step, Verb } from './assignment.ts';
import { readCrossed } from './read-crossed.ts';
import { readAccept, readClosed, readConnect, readEndAct, readListen, readQuiet } from './read-end-acts.ts';
import { readExpect, readSend, takeName } from './read-message-acts.ts';
import { readObserve } from './read-observe.ts';
import { readOpen } from './read-open.ts';
import { readExit, readOutput, readSignal, readStart, readStdin, readStop } from './read-program-acts.ts';
import { readServe } from './read-serve.ts';
import type { CaseScope } from './scope.ts';
import { numberOr } from './template.ts';
import { at, type Entry, entriesOf, entryOf, itemsOf, type Node, textOf } from './tree.ts';

const mostSteps = 2_000;
const deepestRepeat = 4;
const mostRounds = 10_000;

type Reader = (node: Node, scope: CaseScope, id: string) => Act;

const readers: Record<Verb, Reader> = {
  start: readStart,
  stdin: readStdin,
  stdout: (node, scope) => readOutput('stdout', node, scope),
  stderr: (node, scope) => readOutput('stderr', node, scope),
  exit: readExit,
  signal: readSignal,
  stop: (node, scope) => readStop('stop', node, scope),
  restart: (node, scope) => readStop('restart', node, scope),
  connect: readConnect,
  listen: readListen,
  accept: readAccept,
  open: readOpen,
  serve: readServe,
  send: readSend,
  expect: readExpect,
  finish: (node, scope) => readEndAct('finish', node, scope),
  close: (node, scope) => readEndAct('close', node, scope),
  reset: (node, scope) => readEndAct('reset', node, scope),
  closed: readClosed,
  quiet: readQuiet,
  observe: readObserve,
  crossed: readCrossed,
  together: readTogether,
  repeat: readRepeat,
};

/** The verbs of this version of the language. */
export const verbs = Object.keys(readers) as Verb[];

/** The entry of a step that says what is done. */
export function verbEntry(step: Node): (Entry & { key: Verb }) | undefined {
  const found = entriesOf(step).find(({ key }) => Object.hasOwn(readers, key));
  return found as (Entry & { key: Verb }) | undefined;
}

/** Steps in order: each is read with what the ones before it have opened, started and saved. */
export function readSteps(node: Node | undefined, prefix: string, scope: CaseScope): Step[] {
  return itemsOf(node).flatMap((item, index) => {
    scope.steps.count += 1;
    if (scope.steps.count > mostSteps) {
      scope.problems.add('too-much', item.place, `more than ${mostSteps} steps in one case`, 'use `repeat`');
      return [];
    }
    return readStep(item, `${prefix}${index}`, scope);
  });
}

function readStep(node: Node, id: string, scope: CaseScope): Step[] {
  const verb = verbEntry(node);
  if (verb === undefined) return [];
  const points = entryOf(node, 'points')?.value;
  const because = textOf(at(node, 'because'));
  return [
    {
      id,
      place: node.place,
      ...(points?.kind === 'scalar' ? { points: Number(points.value) } : {}),
      ...(because === undefined ? {} : { because }),
      act: readers[verb.key](verb.value, scope, id),
    },
  ];
}

/** Branches start from the same ends; what any of them opens is open afterwards. */
function readTogether(node: Node, scope: CaseScope, id: string): Act {
  const before = scope.ends.branch();
  const scopes = itemsOf(node).map(() => ({ ...scope, ends: before.branch() }));
  const branches = itemsOf(node).map((branch, index) =>
    readSteps(branch, `${id}.${index}.`, scopes[index] ?? scope),
  );
  scope.ends.join(
    before,
    scopes.map(({ ends }) => ends),
  );
  return { verb: 'together', branches };
}

function readRepeat(node: Node, scope: CaseScope, id: string): Act {
  const times = numberOr(at(node, 'times'), scope, 1);
  const as = entryOf(node, 'as');
  const name = textOf(as?.value);
  const repeats = {
    depth: scope.repeats.depth + 1,
    rounds: scope.repeats.rounds * (typeof times === 'number' ? times : 1),
  };
  const inner = { ...scope, names: new Set(scope.names), repeats };
  if (name !== undefined && as !== undefined) takeName(name, as.value.place, inner);
  const fits = checkRepeats(node, inner);
  const read = () => (fits ? readSteps(at(node, 'steps'), `${id}.0.`, inner) : []);
  const { count } = scope.steps;
  const steps = read();
  if (times !== 1) {
    // The second round meets the ends that the first one left open; its steps are no new ones.
    scope.steps.count = count;
    read();
  }
  for (const saved of inner.names) if (saved !== name) scope.names.add(saved);
  return { verb: 'repeat', times, ...(name === undefined ? {} : { as: name }), steps };
}

function checkRepeats(node: Node, scope: CaseScope): boolean {
  const { depth, rounds } = scope.repeats;
  if (depth > deepestRepeat)
    scope.problems.add('too-much', node.place, `more than ${deepestRepeat} \`repeat\` inside each other`);
  if (rounds > mostRounds)
    scope.problems.add('too-much', node.place, `more than ${mostRounds} rounds in all`);
  return depth <= deepestRepeat;
}
