import { expect, test } from '@jest/globals';
import type { Frame, Pattern } from '../../spec/assignment.ts';
import type { FieldTemplates, Layout } from '../../spec/layout.ts';
import { somewhere } from '../example-case.ts';
import { packDatagram } from './datagram-log.ts';
import { match } from './example-moment.ts';

const u16 = { family: 'unsigned', bits: 16, endian: 'big' } as const;
const layout: Layout = {
  name: 'data',
  fields: [
    { kind: 'number', name: 'magic', type: u16, constant: 0xcafe },
    { kind: 'number', name: 'seq', type: u16 },
    { kind: 'number', name: 'len', type: { family: 'unsigned', bits: 8, endian: 'big' } },
    { kind: 'bytes', name: 'body', length: { counted: 'len' } },
  ],
};
const pattern = (values: FieldTemplates = {}): Pattern => ({
  kind: 'message',
  layout,
  values,
  place: somewhere,
});
const datagram: Frame = { kind: 'datagram' };

function hold(hex: string, values: FieldTemplates = {}, frame: Frame = datagram) {
  const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
  return match(pattern(values), frame.kind === 'datagram' ? packDatagram(bytes) : bytes, { frame });
}

test('a message fits where its constants and the given fields do', () => {
  expect(hold('cafe 0005 02 6869').match).toBe('yes');
  expect(hold('cafe 0005 02 6869', { seq: 5 }).match).toBe('yes');
  expect(hold('cafe 0007 02 6869', { seq: '${n}', body: 'hi' }).match).toBe('yes');
});

test('save and distinct read its fields as JSON', () => {
  const found = hold('cafe 0005 02 6869');
  expect(found.match === 'yes' && JSON.parse(found.message.toString())).toEqual({
    magic: 0xcafe,
    seq: 5,
    len: 2,
    body: 'hi',
  });
});

test.each([
  ['a wrong constant', 'beef 0005 00', {}, 'the field magic is 48879, not 51966', 0],
  ['a wrong number', 'cafe 0006 00', { seq: 5 }, 'the field seq is 6, not 5', 2],
  ['a wrong text', 'cafe 0005 02 6869', { body: 'ho' }, 'the field body is "hi", not "ho"', 5],
  [
    'an end too soon',
    'cafe 0005 02 68',
    {},
    'the message ends within its field body, which needs 2 bytes and has 1 byte',
    6,
  ],
  ['bytes too many', 'cafe 0005 00 0000', {}, 'the message has 2 more bytes than data', 5],
])('%s is told by field', (_, hex, values, message, at) => {
  const missed = hold(hex, values as FieldTemplates);
  if (missed.match !== 'no') throw new Error('it fits');
  expect([missed.mismatch.message, missed.mismatch.differsAt]).toEqual([message, at]);
});

test('the first wrong field is marked, with what it should be', () => {
  const missed = hold('cafe 0006 00', { seq: 5 });
  const fields = missed.match === 'no' ? missed.mismatch.fields : [];
  expect(fields?.map(({ name, offset, number, expected }) => [name, offset, number, expected])).toEqual([
    ['magic', 0, '51966', undefined],
    ['seq', 2, '6', '5'],
    ['len', 4, '0', undefined],
    ['body', 5, undefined, undefined],
  ]);
});

test('without frames a message ends where its last field ends, and what is not there may still come', () => {
  const raw: Frame = { kind: 'raw' };
  expect(hold('cafe 0005 02 68', {}, raw).match).toBe('more');
  expect(hold('cafe 0005 02 6869 cafe', {}, raw)).toMatchObject({ match: 'yes', consumed: 7 });
  expect(hold('cafe 0006', { seq: 5 }, raw).match).toBe('no');
});
