import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { VarValue } from '../evidence.ts';
import { firstDifference } from './json-difference.ts';

const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as VarValue);

describe('equal as values', () => {
  test('every value equals itself, written again', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(firstDifference(value, JSON.parse(JSON.stringify(value)), true)).toBeUndefined();
      }),
    );
  });

  test('two values are equal exactly where they are written alike', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const equal = firstDifference(one, other, true) === undefined;
        expect(equal).toBe(canonical(one) === canonical(other));
      }),
    );
  });

  test('what differs, differs both ways', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const there = firstDifference(one, other, true) === undefined;
        expect(firstDifference(other, one, true) === undefined).toBe(there);
      }),
    );
  });

  test.each<[VarValue, VarValue, string]>([
    [{ result: 5 }, { result: '5' }, '/result should be 5, is "5"'],
    [{ a: { b: 1 } }, { a: {} }, '/a/b is missing'],
    [{ a: 1 }, { a: 1, b: 2 }, '/b should not be there'],
    [[1, 2], [1, 3], '/1 should be 2, is 3'],
    [[1, 2], [1], '/1 is missing'],
    [[1], [1, 2], 'the array should have 1 item, has 2'],
    [{ a: [] }, { a: {} }, '/a should be an array, is {}'],
    [{}, [], 'the value should be an object, is []'],
    [null, 0, 'the value should be null, is 0'],
    [{ a: null }, {}, '/a is missing'],
    [{ 'a/b~c': 1 }, { 'a/b~c': 2 }, '/a~1b~0c should be 1, is 2'],
    [1, 'x'.repeat(100), `the value should be 1, is "${'x'.repeat(56)}...`],
  ])('%j is told from %j', (expected, actual, sentence) => {
    expect(firstDifference(expected, actual, true)).toBe(sentence);
  });

  test('names that objects inherit are no keys', () => {
    expect(firstDifference({ constructor: 1 }, {}, true)).toBe('/constructor is missing');
    expect(firstDifference({}, JSON.parse('{"__proto__":1}'), true)).toBe('/__proto__ should not be there');
  });
});

describe('a part of', () => {
  test('further keys and items are no difference', () => {
    expect(firstDifference({ a: 1 }, { a: 1, b: 2 }, false)).toBeUndefined();
    expect(firstDifference([1], [1, 2], false)).toBeUndefined();
    expect(firstDifference({ a: [{ b: 1 }] }, { a: [{ b: 1, c: 2 }, 3] }, false)).toBeUndefined();
  });

  test('what is asked for must be there and the same', () => {
    expect(firstDifference({ a: 1 }, { b: 1 }, false)).toBe('/a is missing');
    expect(firstDifference({ a: 1 }, { a: 2 }, false)).toBe('/a should be 1, is 2');
  });

  test('everything that equals is a part', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        if (firstDifference(one, other, true) === undefined)
          expect(firstDifference(one, other, false)).toBeUndefined();
        expect(firstDifference(one, one, false)).toBeUndefined();
      }),
    );
  });
});

/** JSON with sorted keys. */
function canonical(value: VarValue): string {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
