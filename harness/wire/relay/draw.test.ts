import { expect, test } from '@jest/globals';
import { type DrawKey, draw } from './draw.ts';

const key: DrawKey = { seed: 7, fault: 'loss', flow: 0, direction: 'forth', index: 0 };
const many = Array.from({ length: 10_000 }, (_, index) => index);

test('the same key gives the same number, here and on every machine', () => {
  expect(many.slice(0, 4).map((index) => Math.floor(draw({ ...key, index }) * 1000))).toEqual([
    398, 255, 143, 51,
  ]);
});

test('every part of the key counts', () => {
  const others: DrawKey[] = [
    { ...key, seed: 8 },
    { ...key, fault: 'duplicate' },
    { ...key, flow: 1 },
    { ...key, direction: 'back' },
    { ...key, index: 1 },
  ];
  expect(new Set([key, ...others].map(draw)).size).toBe(others.length + 1);
});

test('a chance of 30 % comes in about 30 of 100 cases, whatever came before', () => {
  const hits = many.map((index) => draw({ ...key, index }) < 0.3);
  const share = hits.filter(Boolean).length / many.length;
  expect(share).toBeGreaterThan(0.28);
  expect(share).toBeLessThan(0.32);
  const inARow = hits.filter((hit, index) => hit && hits[index + 1]).length / many.length;
  expect(inARow).toBeGreaterThan(0.08);
  expect(inARow).toBeLessThan(0.1);
});

test('two faults of one link know nothing of each other', () => {
  const both = many.filter(
    (index) => draw({ ...key, index }) < 0.5 && draw({ ...key, fault: 'duplicate', index }) < 0.5,
  );
  expect(both.length / many.length).toBeGreaterThan(0.23);
  expect(both.length / many.length).toBeLessThan(0.27);
});
