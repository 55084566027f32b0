import { describe, expect, test } from '@jest/globals';
import type { Mutant } from '../spec/mutants.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { isProved, type Proof, proofOf, type Trial } from './proof.ts';

type States = Record<string, Verdict['state']>;

/** Verdicts by id; a row is written `case/row`. */
function verdictsOf(states: States): Trial['verdicts'] {
  return Object.entries(states).map(([path, state]) => {
    const [of = '', row] = path.split('/');
    const id = row === undefined ? of : `${of}-${row}`;
    const facts = { title: id, points: 1, extraCredit: false, visibility: 'visible' as const, tags: [] };
    const why = state === 'passed' ? {} : { why: `it is ${state}` };
    return { of, state, ...why, case: { id, ...facts } };
  });
}

function reference(states: States, language = 'python'): Trial {
  return { program: { kind: 'reference', language }, verdicts: verdictsOf(states) };
}

function mutantOf(caughtBy: string, id = 'lazy'): Mutant {
  const place = { line: 1, column: 1, length: 1 };
  return { id, of: 'python', what: 'Does nothing', caughtBy, edits: [], place };
}

function mutant(states: States, caughtBy = 'echoes', id = 'lazy'): Trial {
  return { program: { kind: 'mutant', mutant: mutantOf(caughtBy, id) }, verdicts: verdictsOf(states) };
}

const good = reference({ echoes: 'passed', closes: 'passed' });

function prove(...trials: Trial[]): Proof {
  return proofOf([good, ...trials], ['echoes', 'closes'], 1);
}

test('a right reference and a mutant that is caught prove the assignment', () => {
  const proof = prove(mutant({ echoes: 'failed', closes: 'passed' }));
  expect(proof).toEqual({
    references: 1,
    mutants: 1,
    rounds: 1,
    refused: [],
    survivors: [],
    broken: [],
    wavering: [],
    unexercised: ['closes'],
  });
  expect(isProved(proof)).toBe(true);
});

describe('a reference is refused', () => {
  test.each(['failed', 'skipped', 'undecided'] as const)('where a case is %s', (state) => {
    const proof = prove(reference({ echoes: 'passed', closes: state }, 'c'));
    expect(proof.refused).toEqual([{ language: 'c', caseId: 'closes', state, why: `it is ${state}` }]);
    expect(isProved(proof)).toBe(false);
  });
});

test('a mutant that cannot be started is caught by no case', () => {
  const proof = prove({ ...mutant({ echoes: 'failed', closes: 'failed' }), unstarted: 'SyntaxError' });
  expect(proof.broken).toMatchObject([{ mutant: { id: 'lazy' }, why: 'SyntaxError' }]);
  expect(proof).toMatchObject({ survivors: [], unexercised: ['echoes', 'closes'] });
  expect(isProved(proof)).toBe(false);
});

describe('a mutant survives', () => {
  test.each(['passed', 'skipped', 'undecided'] as const)('where its case is %s', (state) => {
    const proof = prove(mutant({ echoes: state, closes: 'failed' }));
    expect(proof.survivors).toMatchObject([{ mutant: { id: 'lazy' }, state }]);
    expect(isProved(proof)).toBe(false);
  });

  test('where its case was not run', () => {
    expect(prove(mutant({ closes: 'failed' })).survivors).toMatchObject([{ state: 'not run' }]);
  });

  test('where only a case with a longer name fails', () => {
    expect(prove(mutant({ echoes: 'passed', 'echoes-again': 'failed' })).survivors).toHaveLength(1);
  });

  test('in one round of two, though it was caught in the other', () => {
    const proof = prove(mutant({ echoes: 'failed' }), mutant({ echoes: 'passed' }));
    expect(proof.survivors).toHaveLength(1);
    expect(proof.wavering).toEqual([
      { program: 'mutant lazy', caseId: 'echoes', states: ['failed', 'passed'] },
    ]);
  });
});

describe('rows of a case', () => {
  test('catch a mutant where one of them fails', () => {
    expect(prove(mutant({ 'echoes/1': 'passed', 'echoes/2': 'failed' })).survivors).toEqual([]);
  });

  test('may be named one by one', () => {
    const states: States = { 'echoes/1': 'passed', 'echoes/2': 'failed' };
    expect(prove(mutant(states, 'echoes-2')).survivors).toEqual([]);
    expect(prove(mutant(states, 'echoes-1')).survivors).toHaveLength(1);
  });
});

test('a case wavers where rounds differ, for references too', () => {
  const proof = prove(reference({ echoes: 'passed', closes: 'failed' }));
  expect(proof.wavering).toEqual([
    { program: 'reference python', caseId: 'closes', states: ['passed', 'failed'] },
  ]);
});

test('what is wrong in every round is told once', () => {
  const bad = reference({ echoes: 'failed' }, 'c');
  const alive = mutant({ echoes: 'passed' });
  const proof = prove(bad, bad, alive, alive);
  expect(proof.refused).toHaveLength(1);
  expect(proof.survivors).toHaveLength(1);
  expect([proof.references, proof.mutants]).toEqual([2, 1]);
});

test('a case that only a reference fails is unexercised', () => {
  expect(prove(reference({ closes: 'failed' }, 'c')).unexercised).toEqual(['echoes', 'closes']);
});
