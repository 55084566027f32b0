import { expect, test } from '@jest/globals';
import { Slicer } from './slice.ts';

const sizes = { name: 'slicer', averageBytes: 10, variationBytes: 4 };

/** Offsets at which the slices of a stream begin that arrives in such chunks. */
function cuts(chunks: number[], seed = 7): number[] {
  const slicer = new Slicer(sizes, { seed, flow: 0, direction: 'forth' });
  let offset = 0;
  return chunks.flatMap((size) =>
    slicer.cut(Buffer.alloc(size)).map(({ length }) => {
      offset += length;
      return offset;
    }),
  );
}

test('slices vary about their average', () => {
  const whole = cuts([1000]);
  const lengths = whole.slice(0, -1).map((end, index) => end - (whole[index - 1] ?? 0));
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(6);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(14);
  expect(new Set(lengths).size).toBeGreaterThan(3);
  expect(whole.at(-1)).toBe(1000);
});

test('the cuts lie at the same offsets, however the bytes arrive', () => {
  const whole = cuts([1000]);
  const arrived = cuts([1, 2, 500, 96, 1, 400]);
  expect(arrived).toEqual(expect.arrayContaining(whole));
});

test('another seed cuts elsewhere', () => {
  expect(cuts([1000], 8)).not.toEqual(cuts([1000]));
});
