import { expect, test } from '@jest/globals';
import { keepOutput } from './keep-output.ts';
import { Recorder } from './recorder.ts';

const kept = 256 * 1024;
const chunk = Buffer.alloc(1000, 'x');

function printed(chunks: number): { recorder: Recorder; counts: number[]; end(): void } {
  const recorder = new Recorder();
  const output = keepOutput(recorder, 'server', () => {});
  for (let index = 0; index < chunks; index++) output.printed('stdout', chunk);
  const counts: number[] = [];
  const end = (): void => {
    output.end();
    for (const one of recorder.events) if (one.kind === 'output-dropped') counts.push(one.count);
  };
  return { recorder, counts, end };
}

test('what is left out of a flood is written down at once, then rarely, and to the byte in the end', () => {
  const { counts, end } = printed(5000);
  end();
  expect(counts.reduce((sum, one) => sum + one)).toBe(5000 * chunk.length - kept);
  expect(counts.length).toBeLessThan(30);
});

test('what is not written down counts as something that happened', () => {
  const before = printed(1000).recorder.count;
  expect(printed(1001).recorder.count).toBe(before + 1);
});
