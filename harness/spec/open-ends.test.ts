import { expect, test } from '@jest/globals';
import { OpenEnds } from './open-ends.ts';

test('the only open end is the one that is meant, also where it is the last of several', () => {
  const ends = OpenEnds.none();
  expect(ends.theOne()).toBeUndefined();
  ends.open('crowd', 3);
  ends.close('crowd-1');
  expect(ends.theOne()).toBeUndefined();
  ends.close('crowd-3');
  expect(ends.theOne()).toBe('crowd-2');
});

test('a listener and a refused connection are no ends', () => {
  const ends = OpenEnds.none();
  ends.listen('door');
  ends.refuse('late');
  expect([ends.names(), ends.listeners()]).toEqual([[], ['door']]);
  expect([ends.stateOf('door'), ends.stateOf('late'), ends.stateOf('nobody')]).toEqual([
    'listening',
    'refused',
    'unknown',
  ]);
});

test('several ends are closed by their common name, one by its own', () => {
  const ends = OpenEnds.none();
  ends.open('crowd', 3);
  ends.close('crowd-2');
  expect(['crowd-1', 'crowd-2', 'crowd-4', 'crowd-0'].map((name) => ends.stateOf(name))).toEqual([
    'open',
    'closed',
    'unknown',
    'unknown',
  ]);
  ends.close('crowd');
  expect(ends.stateOf('crowd-1')).toBe('closed');
});

test('a crowd of unknown size may have any member', () => {
  const ends = OpenEnds.none();
  ends.open('crowd', 'unknown');
  expect([ends.stateOf('crowd-7'), ends.theOne()]).toEqual(['open', undefined]);
});

test('all but some closes the rest', () => {
  const ends = OpenEnds.none();
  ends.open('crowd', 3);
  ends.open('alice');
  ends.open('bob');
  ends.closeAllBut(['crowd-2', 'bob']);
  expect(['crowd-1', 'crowd-2', 'alice', 'bob'].map((name) => ends.stateOf(name))).toEqual([
    'closed',
    'open',
    'closed',
    'open',
  ]);
});

test('what one branch closes is closed after all of them', () => {
  const ends = OpenEnds.none();
  ends.open('alice');
  ends.open('crowd', 3);
  const before = ends.branch();
  const branches = [before.branch(), before.branch()];
  branches[0]?.close('alice');
  branches[0]?.close('crowd-1');
  branches[1]?.open('bob');
  branches[1]?.close('crowd-2');
  ends.join(before, branches);
  expect(['alice', 'bob', 'crowd-1', 'crowd-2', 'crowd-3'].map((name) => ends.stateOf(name))).toEqual([
    'closed',
    'open',
    'closed',
    'closed',
    'open',
  ]);
});
