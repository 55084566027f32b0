import { describe, expect, test } from '@jest/globals';
import type { CrossedAct, CrossedCheck } from '../../spec/assignment.ts';
import type { Layout } from '../../spec/layout.ts';
import type { Crossing } from '../link-evidence.ts';
import { newWorld } from '../world.ts';
import { progressOfCrossed } from './crossed-progress.ts';
import type { Progress } from './progress.ts';

const place = { line: 1, column: 1, length: 1 };

const fates: Record<string, Crossing['fate']> = { '-': { lost: 'loss' }, '~': { delayed: 300 } };

/** `5` is sent by `a`, `+5` answered by `b`, `~5` answered and held for 300 ms, `-5` sent and lost; 100 ms lie between any two. */
function crossings(text: string): Crossing[] {
  return text.split(' ').map((word, index) => ({
    at: index * 100,
    kind: 'crossed',
    ...(/^[+~]/.test(word)
      ? { from: 'b', to: 'a', direction: 'back' }
      : { from: 'a', to: 'b', direction: 'forth' }),
    bytes: Buffer.from(JSON.stringify({ seq: Number(word.replace(/^[-+~]/, '')), ack: /^[+~]/.test(word) })),
    ...{ flow: 0, index },
    fate: fates[word[0] ?? ''] ?? {},
  })) as Crossing[];
}

function progress(text: string, check: object, more: Partial<CrossedAct> = {}) {
  const found = judged(text, check, more);
  if (found.state === 'broken') return found.failure.message;
  const over = found.state === 'waiting' ? found.ifOver() : found;
  return 'failure' in over ? `waits: ${over.failure.message}` : found.state;
}

function judged(text: string, check: object, more: Partial<CrossedAct> = {}): Progress {
  const world = newWorld();
  world.crossings.push(...crossings(text));
  const checks = [{ ...check, place } as CrossedCheck];
  const act: CrossedAct = {
    verb: 'crossed',
    from: 'a',
    by: '/seq',
    layouts: [],
    withinMs: 1000,
    ...more,
    checks,
  };
  return progressOfCrossed(world, act, {});
}

describe('resent', () => {
  const exactly = { kind: 'resent', keys: [2, 3], others: 'none' };

  test('is met by these, in this order', () => {
    expect(progress('1 -2 3 2 3', exactly)).toBe('met');
  });

  test('waits for what is lacking', () => {
    expect(progress('1 2 3 2', exactly)).toBe('waits: a sent 2 more than once; expected: 2, 3');
  });

  test('is broken by others, unless they may be', () => {
    expect(progress('1 2 3 1 2 3', exactly)).toBe('a sent 1, 2, 3 more than once; expected: 2, 3');
    expect(progress('1 2 3 1 2 3', { ...exactly, others: 'any' })).toBe('met');
  });

  test('is broken by another order', () => {
    expect(progress('1 2 3 3 2', exactly)).toMatch(/in this order$/);
  });

  test('may be nothing', () => {
    expect(progress('1 2 3', { ...exactly, keys: [] })).toBe('met');
    expect(progress('1 1', { ...exactly, keys: [] })).toBe('a sent 1 more than once; expected: nothing');
  });
});

describe('outstanding', () => {
  const ackedBy = { kind: 'json-includes', value: { ack: true }, place };
  const check = { kind: 'outstanding', max: 2, reaches: 0, ackedBy, acks: 'up-to' };

  test('counts what is sent and not acknowledged', () => {
    expect(progress('1 2 +2 3 4 +4', check)).toBe('met');
    expect(progress('1 2 3 +3', check)).toBe('a had 3 unacknowledged at once: 1, 2, 3; expected: at most 2');
  });

  test('is to reach so many, where that is asked', () => {
    const full = { ...check, reaches: 2 };
    expect(progress('1 2 +2', full)).toBe('met');
    expect(progress('1 +1 2 +2', full)).toMatch(/^waits: a never had more than 1/);
  });

  test('an acknowledgement that the link holds counts from half its delay on', () => {
    const one = { ...check, max: 1 };
    expect(progress('1 +1 2 +2', one)).toBe('met');
    expect(progress('1 ~1 2 ~2', one)).toBe('a had 2 unacknowledged at once: 1, 2; expected: at most 1');
  });

  test('a lost datagram is outstanding too', () => {
    expect(progress('1 -2 3', check)).toMatch(/^a had 3/);
  });
});

test('a count waits for its least and is broken by its most', () => {
  expect(progress('1 2', { kind: 'count', atLeast: 3 })).toBe(
    'waits: a sent 2 datagrams; expected: at least 3',
  );
  expect(progress('1 2 3', { kind: 'count', atLeast: 1, atMost: 2 })).toBe(
    'a sent 3 datagrams; expected: 1 to 2',
  );
  expect(progress('1 +1 2', { kind: 'count', atLeast: 2, atMost: 2 })).toBe('met');
});

test('only datagrams like the pattern count', () => {
  const like = { kind: 'json-includes', value: { seq: 1 }, place } as const;
  expect(progress('1 2 3 1', { kind: 'count', atLeast: 2, atMost: 2 }, { like })).toBe('met');
});

test('the order is that of first copies', () => {
  const check = { kind: 'order', keys: [1, 2, 3] };
  expect(progress('1 2 1 3', check)).toBe('met');
  expect(progress('1 3', check)).toBe('a sent 1, 3; expected: 1, 2, 3');
  expect(progress('1 2', check)).toBe('waits: a sent 1, 2; expected: 1, 2, 3');
});

test('a gap lies between two copies of one datagram', () => {
  expect(progress('1 2 1', { kind: 'gaps', atLeastMs: 200 })).toBe('met');
  expect(progress('1 1', { kind: 'gaps', atLeastMs: 200 })).toBe(
    'a sent 1 again after 100 ms; expected: at least 200 ms',
  );
  expect(progress('1 2 3 1', { kind: 'gaps', atLeastMs: 0, atMostMs: 200 })).toMatch(/at most 200 ms$/);
});

test.each([
  ['a copy too many', '1 2 1 3', { kind: 'resent', keys: [], others: 'none' }, 200],
  ['the copy that came too soon', '1 1 2', { kind: 'gaps', atLeastMs: 200 }, 100],
  ['the first that is out of order', '1 3 2', { kind: 'order', keys: [1, 2, 3] }, 100],
  ['the first beyond the most', '1 2 3 4', { kind: 'count', atLeast: 0, atMost: 2 }, 200],
])('%s is told with its time', (_, text, check, at) => {
  expect(judged(text, check)).toMatchObject({ state: 'broken', failure: { at } });
});

test('a binary message is told by its field, one with other constants is not it', () => {
  const number = (name: string, bits: 8 | 16, more = {}) =>
    ({ kind: 'number', name, type: { family: 'unsigned', bits, endian: 'big' }, ...more }) as const;
  const layout: Layout = { name: 'data', fields: [number('kind', 8, { constant: 1 }), number('seq', 16)] };
  const world = newWorld();
  const [one] = crossings('1') as [Crossing];
  const of = (...bytes: number[]): Crossing => ({ ...one, bytes: Buffer.from(bytes) });
  world.crossings.push(of(1, 0, 7), of(1, 0, 7), of(2, 0, 9), of(2, 0, 9));
  const act: CrossedAct = {
    verb: 'crossed',
    ...{ from: 'a', by: '/seq', layouts: [layout], withinMs: 1000 },
    checks: [{ kind: 'resent', keys: [7], others: 'none', place }],
  };
  expect(progressOfCrossed(world, act, {}).state).toBe('met');
});
