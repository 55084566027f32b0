import { expect, test } from '@jest/globals';
import { encodeTranscript } from '../verdict/transcript-file.ts';
import { Recorder } from './recorder.ts';

/** As much as one read of a socket brings. */
const piece = Buffer.alloc(65_536);

test('what floods a case is left out, and what is written down can be saved', () => {
  const recorder = new Recorder();
  let count = 0;
  while (recorder.addTraffic({ kind: 'received', end: `client-${count % 40}`, bytes: piece })) count++;
  expect(count * piece.length).toBeGreaterThan(15_000_000);
  expect(recorder.events).toHaveLength(count);
  const { events } = recorder;
  expect(() => encodeTranscript({ events } as never)).not.toThrow();
});

test('empty datagrams without end are a flood, too', () => {
  const recorder = new Recorder();
  const empty = { kind: 'received', end: 'pong', bytes: Buffer.alloc(0), from: '127.0.0.1:9' } as const;
  let count = 0;
  while (count < 1_000_000 && recorder.addTraffic(empty)) count++;
  expect(count).toBeLessThan(130_000);
});
