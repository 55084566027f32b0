import type { Pattern } from '../../spec/assignment.ts';
import { counted } from '../counted.ts';
import { type Decoded, type DecodedField, decodeMessage } from '../layout/decode-message.ts';
import type { FieldValues } from '../layout/encode-message.ts';
import { bytesOfNumber } from '../layout/number-bytes.ts';
import type { ShownField } from '../verdict.ts';
import { fillLayout, wordsOfValue } from './fill-layout.ts';
import { type Match, type Moment, matched, mismatch } from './match.ts';
import { isNot } from './pattern-words.ts';

type LayoutPattern = Extract<Pattern, { kind: 'message' }>;

/** A binary message, field by field; `save` and `distinct` read its fields as JSON. */
export function matchLayout(pattern: LayoutPattern, body: Buffer, moment: Moment): Match {
  const decoded = decodeMessage(pattern.layout, body);
  const values = fillLayout(pattern.layout, pattern.values, moment.vars);
  const wrong = decoded.fields.find((one) => !isAsSaid(one, values));
  if (wrong) return differs(pattern, body, moment, { decoded, wrong, values });
  if (decoded.state === 'short') return tooShort(pattern, body, moment, decoded);
  const framed = moment.frame.kind !== 'raw';
  if (framed && decoded.size < body.length) return tooLong(pattern, body, moment, decoded);
  return matched(decoded.size, Buffer.from(JSON.stringify(jsonOf(decoded.fields))));
}

/** Constants are what the layout says, other fields what the step says, where it does. */
function isAsSaid({ field, bytes, value }: DecodedField, values: FieldValues): boolean {
  const said = saidOf(field, values);
  if (said === undefined) return true;
  if (field.kind === 'number' && !Buffer.isBuffer(said)) return bytesOfNumber(field.type, said).equals(bytes);
  return Buffer.isBuffer(said) && Buffer.isBuffer(value) && said.equals(value);
}

function saidOf(field: DecodedField['field'], values: FieldValues): FieldValues[string] | undefined {
  const { name, constant } = field;
  if (constant === undefined) return Object.hasOwn(values, name) ? values[name] : undefined;
  return field.kind === 'number' ? constant : Buffer.from(String(constant), 'base64');
}

interface Difference {
  decoded: Decoded;
  wrong: DecodedField;
  values: FieldValues;
}

function differs(pattern: LayoutPattern, body: Buffer, moment: Moment, seen: Difference): Match {
  const { name } = seen.wrong.field;
  const wanted = wordsOfValue(saidOf(seen.wrong.field, seen.values) ?? '');
  const fields = seen.decoded.fields.map((one) =>
    one === seen.wrong ? { ...shownField(one), expected: wanted } : shownField(one),
  );
  return mismatch({
    ...isNot(pattern, moment),
    message: `the field ${name} is ${wordsOfValue(seen.wrong.value)}, not ${wanted}`,
    received: body,
    differsAt: seen.wrong.offset,
    fields,
  });
}

function tooShort(
  pattern: LayoutPattern,
  body: Buffer,
  moment: Moment,
  { fields, at, needs }: Extract<Decoded, { state: 'short' }>,
): Match {
  const offset = fields.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const left = counted(body.length - offset, 'byte');
  const missed = mismatch({
    ...isNot(pattern, moment),
    message: `the message ends within its field ${at.name}, which needs ${counted(needs, 'byte')} and has ${left}`,
    received: body,
    differsAt: body.length,
    fields: fields.map(shownField),
  });
  return moment.frame.kind === 'raw' ? (moment.over ? missed : { match: 'more' }) : missed;
}

function tooLong(
  pattern: LayoutPattern,
  body: Buffer,
  moment: Moment,
  { fields, size }: Extract<Decoded, { state: 'whole' }>,
): Match {
  const more = counted(body.length - size, 'more byte');
  return mismatch({
    ...isNot(pattern, moment),
    message: `the message has ${more} than ${pattern.layout.name}`,
    received: body,
    differsAt: size,
    fields: fields.map(shownField),
  });
}

function shownField({ field, offset, bytes, value }: DecodedField): ShownField {
  const facts = { name: field.name, offset, bytes };
  return Buffer.isBuffer(value) ? facts : { ...facts, number: String(value) };
}

function jsonOf(fields: DecodedField[]): Record<string, string | number> {
  return Object.fromEntries(
    fields.map(({ field, value }) => [field.name, Buffer.isBuffer(value) ? value.toString('utf8') : value]),
  );
}
