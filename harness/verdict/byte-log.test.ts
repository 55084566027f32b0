import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ByteLog } from './byte-log.ts';

test('gives back what arrived, from any offset', () => {
  const chunk = fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(fc.array(chunk), fc.nat(100), (chunks, offset) => {
      const log = new ByteLog();
      for (const bytes of chunks) log.add(bytes);
      const all = Buffer.concat(chunks);
      expect(log.length).toBe(all.length);
      expect(log.from(offset).equals(all.subarray(offset))).toBe(true);
    }),
  );
});

test('what was looked at stays as it was when more arrives', () => {
  const log = new ByteLog();
  log.add(Buffer.from('one'));
  const before = log.from(0);
  for (let count = 0; count < 100; count++) log.add(Buffer.from('more'));
  expect(before.toString()).toBe('one');
});

test('bytes that the sender changes later are kept as they arrived', () => {
  const log = new ByteLog();
  const bytes = Buffer.from('one');
  log.add(bytes);
  bytes.fill('x');
  expect(log.from(0).toString()).toBe('one');
});
