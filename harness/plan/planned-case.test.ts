import { expect, test } from '@jest/globals';
import type { Pattern, Step } from '../spec/assignment.ts';
import { hashOf, type PlannedCase } from './planned-case.ts';

const place = { line: 1, column: 1, length: 1 };
const elsewhere = { line: 90, column: 4, length: 12 };

/** A case that expects this value, written at this place. */
function expecting(value: Extract<Pattern, { kind: 'json' }>['value'], at = place): PlannedCase {
  const step: Step = {
    id: '0',
    place: at,
    act: {
      verb: 'expect',
      via: { ends: ['alice'] },
      pattern: { kind: 'json', value, place: at },
      frame: { kind: 'value' },
      tolerate: [],
      save: {},
      withinMs: 2000,
    },
  };
  return {
    assignment: { id: 'echo', title: 'Echo', file: '/home/ann/assignment.yaml' },
    id: 'a',
    title: 'A',
    row: {},
    case: {
      id: 'a',
      title: 'A',
      place: at,
      points: 1,
      extraCredit: false,
      needs: [],
      visibility: 'visible',
      tags: [],
      tolerate: [],
      leftover: 'note',
      programs: [],
      startFirst: [],
      steps: [step],
    },
    programs: {},
    seed: 7,
  };
}

test('the hash is a SHA-256 that the same case always has', () => {
  expect(hashOf(expecting({ a: 1 }))).toMatch(/^[0-9a-f]{64}$/);
  expect(hashOf(expecting({ a: 1 }))).toBe(hashOf(expecting({ a: 1 })));
});

test('lines that move and files that are moved do not change it', () => {
  const planned = expecting({ a: 1 });
  expect(hashOf(expecting({ a: 1 }, elsewhere))).toBe(hashOf(planned));
  const moved = {
    ...planned,
    assignment: { ...planned.assignment, file: '/mnt/other.yaml', title: 'Renamed' },
  };
  expect(hashOf(moved)).toBe(hashOf(planned));
});

test('what is expected, even a key called place, changes it', () => {
  const hashes = [{ a: 1 }, { a: 2 }, { place: 'Paris' }, { place: 'Rome' }, { place: { line: 1 } }, {}].map(
    (value) => hashOf(expecting(value)),
  );
  expect(new Set(hashes).size).toBe(hashes.length);
});

test('points, deadlines, the row, the seed and the programs change it', () => {
  const planned = expecting({ a: 1 });
  const changed: PlannedCase[] = [
    { ...planned, case: { ...planned.case, points: 2 } },
    { ...planned, row: { n: 1 } },
    { ...planned, seed: 8 },
    { ...planned, assignment: { ...planned.assignment, id: 'other' } },
    {
      ...planned,
      programs: {
        server: { name: 'server', role: 'server', transport: 'tcp', args: [], env: {}, stdin: [], entry: [] },
      },
    },
  ];
  expect(new Set([planned, ...changed].map(hashOf)).size).toBe(changed.length + 1);
});
