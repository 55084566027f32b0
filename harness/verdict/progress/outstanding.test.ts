import { expect, test } from '@jest/globals';
import { type Exchange, mostOutstanding } from './outstanding.ts';

/** `5` is sent, `+5` is an acknowledgement of it. */
function exchanges(text: string): Exchange[] {
  return text
    .split(' ')
    .map((word) =>
      word.startsWith('+') ? { kind: 'acknowledged', key: word.slice(1) } : { kind: 'sent', key: word },
    );
}

test('what is sent again is outstanding once', () => {
  expect(mostOutstanding(exchanges('1 1 1 +1 2 +2'), 'up-to')).toEqual(['1']);
});

test('an acknowledgement may stand for all before it', () => {
  const sliding = exchanges('1 2 3 +2 4 5 +5');
  expect(mostOutstanding(sliding, 'up-to')).toEqual(['1', '2', '3']);
  expect(mostOutstanding(sliding, 'each')).toEqual(['1', '3', '4', '5']);
});

test('an acknowledgement may name the next one that is wanted', () => {
  expect(mostOutstanding(exchanges('1 2 +3 3 4 +5'), 'next')).toEqual(['1', '2']);
});

test('numbers may begin anew', () => {
  expect(mostOutstanding(exchanges('30 31 +31 0 1 +1 2'), 'up-to')).toEqual(['30', '31']);
});

test('an acknowledgement of what was not sent acknowledges nothing', () => {
  expect(mostOutstanding(exchanges('1 +7 2'), 'up-to')).toEqual(['1', '2']);
});
