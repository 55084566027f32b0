import type { VarValue } from '../evidence.ts';

/**
 * The first place where two JSON values differ, as a sentence, or undefined.
 * `exact` refuses further keys and array items; otherwise expected need only be a part.
 */
export function firstDifference(
  expected: VarValue,
  actual: VarValue | undefined,
  exact: boolean,
  at = '',
): string | undefined {
  const place = at === '' ? 'the value' : at;
  if (actual === undefined) return `${place} is missing`;
  if (Array.isArray(expected)) return arrayDifference(expected, actual, exact, at);
  if (isObject(expected)) return objectDifference(expected, actual, exact, at);
  if (expected === actual) return undefined;
  return `${place} should be ${show(expected)}, is ${show(actual)}`;
}

type JsonObject = { [key: string]: VarValue };

function isObject(value: VarValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectDifference(
  expected: JsonObject,
  actual: VarValue,
  exact: boolean,
  at: string,
): string | undefined {
  if (!isObject(actual)) return `${at || 'the value'} should be an object, is ${show(actual)}`;
  for (const [key, value] of Object.entries(expected)) {
    const own = Object.hasOwn(actual, key) ? actual[key] : undefined;
    const difference = firstDifference(value, own, exact, `${at}/${escapeKey(key)}`);
    if (difference) return difference;
  }
  const extra = exact ? Object.keys(actual).find((key) => !Object.hasOwn(expected, key)) : undefined;
  return extra === undefined ? undefined : `${at}/${escapeKey(extra)} should not be there`;
}

function arrayDifference(
  expected: VarValue[],
  actual: VarValue,
  exact: boolean,
  at: string,
): string | undefined {
  if (!Array.isArray(actual)) return `${at || 'the value'} should be an array, is ${show(actual)}`;
  for (const [index, value] of expected.entries()) {
    const difference = firstDifference(value, actual[index], exact, `${at}/${index}`);
    if (difference) return difference;
  }
  if (!exact || actual.length === expected.length) return undefined;
  return `${at || 'the array'} should have ${items(expected.length)}, has ${actual.length}`;
}

function items(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}

function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function show(value: VarValue): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
