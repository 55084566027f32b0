import type { Act, SendAct } from './assignment.ts';
import { closeEnds } from './read-end-acts.ts';
import { readFrame } from './read-frame.ts';
import { framedPattern, readPattern } from './read-pattern.ts';
import { framedPayload, readPayload } from './read-payload.ts';
import { readTolerances } from './read-tolerances.ts';
import { readVia } from './read-via.ts';
import type { CaseScope } from './scope.ts';
import { numberOr } from './template.ts';
import { at, entriesOf, type Node, textOf } from './tree.ts';
import { readDuration, readWord } from './values.ts';

/** Names that a case cannot take for itself. */
const ownNames = ['host', 'port'];

/** `send`: our end writes a message. */
export function readSend(node: Node, scope: CaseScope): Act {
  const payload = readPayload(node, scope);
  const via = readVia(at(node, 'via'), node, scope);
  const then = readWord(at(node, 'then'), ['finish', 'close', 'reset']);
  if (then === 'close' || then === 'reset') closeEnds(via, scope);
  return {
    verb: 'send',
    via,
    payload,
    frame: readFrame(at(node, 'frame')) ?? framedPayload(payload, scope.frame),
    ...readPieces(at(node, 'pieces'), scope),
    ...(then === undefined ? {} : { then }),
    withinMs: readDuration(at(node, 'within'), scope.withinMs),
  };
}

/** `expect`: the next message, or messages, from the program. */
export function readExpect(node: Node, scope: CaseScope): Act {
  const pattern = readPattern(node, scope);
  return {
    verb: 'expect',
    via: readVia(at(node, 'via'), node, scope),
    pattern,
    frame: readFrame(at(node, 'frame')) ?? framedPattern(pattern, scope.frame),
    tolerate: readTolerances(at(node, 'tolerate')) ?? scope.tolerate,
    save: readSave(at(node, 'save'), scope),
    withinMs: readDuration(at(node, 'within'), scope.withinMs),
  };
}

/** A name that a case gives to a value of its own. */
export function takeName(name: string, place: Node['place'], scope: CaseScope): void {
  if (ownNames.includes(name))
    scope.problems.add(
      'duplicate-name',
      place,
      `\`\${${name}}\` has a meaning of its own`,
      'choose another name',
    );
  scope.names.add(name);
}

function readSave(node: Node | undefined, scope: CaseScope): Record<string, string> {
  const entries = entriesOf(node);
  for (const { key, keyPlace } of entries) takeName(key, keyPlace, scope);
  return Object.fromEntries(entries.map(({ key, value }) => [key, textOf(value) ?? '']));
}

function readPieces(node: Node | undefined, scope: CaseScope): Pick<SendAct, 'pieces'> {
  if (node === undefined) return {};
  if (node.kind === 'list') return { pieces: { sizes: node.items.map((item) => numberOr(item, scope, 1)) } };
  return { pieces: textOf(node) === 'every-byte' ? 'every-byte' : { size: numberOr(node, scope, 1) } };
}
