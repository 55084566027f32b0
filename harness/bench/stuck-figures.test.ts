import { describe, expect, test } from '@jest/globals';
import { figuresOf, type Trial } from './stuck-figures.ts';

/** A trial of a program that was proved stuck after so many milliseconds, or not. */
function trial(
  id: string,
  kind: 'late' | 'never',
  came: number | 'answer' | 'nothing',
  provable = true,
): Trial {
  const program = { id, language: 'c', run: '', kind, provable: kind === 'never' && provable };
  return { program, came: typeof came === 'number' ? { afterMs: came } : came, machine: 'idle' };
}

describe('the figures of the bench', () => {
  test('count a proof of a program that would have answered as false, and only that', () => {
    const { asked, more } = figuresOf([
      trial('late-a', 'late', 12),
      trial('late-b', 'late', 'answer'),
      trial('never', 'never', 12),
    ]);
    expect(asked).toMatchObject({ falseProofs: 1 });
    expect(more).toMatchObject({ wrong: { 'late-a': 1 } });
  });

  test('name late programs whose answer was not waited for', () => {
    expect(figuresOf([trial('late', 'late', 'nothing')]).more).toMatchObject({ unanswered: { late: 1 } });
  });

  test('give the share of the stuck that were proved, without those that no rule can prove', () => {
    const { asked, more } = figuresOf([
      trial('proved', 'never', 10),
      trial('unproved', 'never', 'nothing'),
      trial('polls', 'never', 4000, false),
    ]);
    expect(asked).toMatchObject({ provenShare: { c: 0.5, go: null }, medianMs: 10, p99Ms: 10 });
    expect(more).toMatchObject({ unproved: { unproved: 1 } });
  });

  test('begin with what is asked for', () => {
    expect(Object.keys(figuresOf([]).asked)).toEqual(['falseProofs', 'medianMs', 'p99Ms', 'provenShare']);
  });
});
