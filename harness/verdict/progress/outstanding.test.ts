import { expect, test } from '@jest/globals';
import { type Exchange, mostOutstanding } from './outstanding.ts';

/** `5` is sent, `+5` is an acknowledgement of it. */
function exchanges(text: string): Exchange[] {
  return text
    .split(' ')
    .map((word, at) =>
      word.startsWith('+')
        ? { kind: 'acknowledged', key: word.slice(1), at }
        : { kind: 'sent', key: word, at },
    );
}

test('what is sent again is outstanding once', () => {
  expect(mostOutstanding(exchanges('1 1 1 +1 2 +2'), 'up-to')).toEqual({ keys: ['1'], at: 0 });
});

test('an acknowledgement may stand for all before it', () => {
  const sliding = exchanges('1 2 3 +2 4 5 +5');
  expect(mostOutstanding(sliding, 'up-to')).toEqual({ keys: ['1', '2', '3'], at: 2 });
  expect(mostOutstanding(sliding, 'each')).toEqual({ keys: ['1', '3', '4', '5'], at: 5 });
});

test('an acknowledgement may name the next one that is wanted', () => {
  expect(mostOutstanding(exchanges('1 2 +3 3 4 +5'), 'next')).toEqual({ keys: ['1', '2'], at: 1 });
});

test('numbers may begin anew', () => {
  expect(mostOutstanding(exchanges('30 31 +31 0 1 +1 2'), 'up-to')).toEqual({ keys: ['30', '31'], at: 1 });
});

test('an acknowledgement of what was not sent acknowledges nothing', () => {
  expect(mostOutstanding(exchanges('1 +7 2'), 'up-to')).toEqual({ keys: ['1', '2'], at: 2 });
});
