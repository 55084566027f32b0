import type { Act, ExpectAct, Frame, Payload, SendAct } from './assignment.ts';
import { checkDatagramSize, frameOn, refuseOnUdp } from './end-transport.ts';
import { closeEnds } from './read-end-acts.ts';
import { readFrame } from './read-frame.ts';
import { framedPattern, readPattern } from './read-pattern.ts';
import { framedPayload, readPayload } from './read-payload.ts';
import { readTolerances } from './read-tolerances.ts';
import { readVia } from './read-via.ts';
import { readValuePath } from './read-xml-values.ts';
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
  if (then === 'finish' || then === 'reset') refuseOnUdp(via, then, node, scope);
  const frame = frameOn(
    via,
    readFrame(at(node, 'frame')) ?? framedPayload(payload, scope.frame),
    node,
    scope,
  );
  if (frame.kind === 'datagram') checkDatagramSize(payload, node, scope);
  if (then === 'close' || then === 'reset') closeEnds(via, scope);
  checkOneLine(at(node, 'xml'), payload, frame, scope);
  return {
    verb: 'send',
    via,
    payload,
    frame,
    ...readPieces(at(node, 'pieces'), scope),
    ...(then === undefined ? {} : { then }),
    withinMs: readDuration(at(node, 'within'), scope.withinMs),
  };
}

/** A line break inside a tag or a text is sent as it is, and would end the message. */
function checkOneLine(node: Node | undefined, payload: Payload, frame: Frame, scope: CaseScope): void {
  if (node === undefined || payload.kind !== 'xml' || frame.kind !== 'line' || !payload.text.includes('\n'))
    return;
  const message = 'this XML has a line break within a tag or a text, where a message is a line';
  scope.problems.add('wrong-value', node.place, message, 'write the tag or the text on one line');
}

/** `expect`: the next message, or messages, from the program. */
export function readExpect(node: Node, scope: CaseScope): Act {
  const pattern = readPattern(node, scope);
  const via = readVia(at(node, 'via'), node, scope);
  const frame = readFrame(at(node, 'frame')) ?? framedPattern(pattern, scope.frame);
  return {
    verb: 'expect',
    via,
    pattern,
    frame: frameOn(via, frame, node, scope),
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

function readSave(node: Node | undefined, scope: CaseScope): ExpectAct['save'] {
  const entries = entriesOf(node);
  for (const { key, keyPlace } of entries) takeName(key, keyPlace, scope);
  return Object.fromEntries(entries.map(({ key, value }) => [key, readValuePath(value, scope)]));
}

function readPieces(node: Node | undefined, scope: CaseScope): Pick<SendAct, 'pieces'> {
  if (node === undefined) return {};
  if (node.kind === 'list') return { pieces: { sizes: node.items.map((item) => numberOr(item, scope, 1)) } };
  return { pieces: textOf(node) === 'every-byte' ? 'every-byte' : { size: numberOr(node, scope, 1) } };
}
