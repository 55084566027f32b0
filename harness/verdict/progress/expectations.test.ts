import { describe, expect, test } from '@jest/globals';
import type { Act, Pattern } from '../../spec/assignment.ts';
import type { Happening } from '../evidence.ts';
import { acts, bytes, caseOf, somewhere, steps } from '../example-case.ts';
import { during, reasonFor, seen, transcriptOf, verdictOn } from '../example-transcript.ts';
import { judge } from '../judge.ts';

const line = { frame: { kind: 'line', end: 'lf', max: 100 } } as const;
const json: Pattern = { kind: 'json', value: { id: 7 }, place: somewhere };
const not: Pattern = { kind: 'not', of: bytes('x'), place: somewhere };
const opened = during('0', 'satisfied', seen.opened('alice'));

/** What a step on alice's connection came to. */
function outcome(
  act: Act,
  wait: 'satisfied' | 'impossible' | 'expired' | 'stuck',
  ...what: Happening[]
): string {
  const verdict = verdictOn(
    [acts.connect('alice'), act],
    [...opened, ...during('1', wait, ...what), seen.done],
  );
  return verdict.state === 'passed' ? 'passed' : verdict.reason.code;
}

const schema: Pattern = { kind: 'schema', name: 's', schema: { type: 'object' }, place: somewhere };
const value = { frame: { kind: 'value' } } as const;
const includes: Pattern = { kind: 'includes', text: 'hello', place: somewhere };

const rows: [string, Pattern, object, 'expired' | 'impossible' | 'stuck', Happening[], string][] = [
  [
    'a schema, closed in the middle',
    schema,
    value,
    'impossible',
    [seen.received('alice', '{"a"'), seen.closed('alice')],
    'closed-early',
  ],
  [
    'a schema, open in the middle',
    schema,
    value,
    'expired',
    [seen.received('alice', '{"a"')],
    'incomplete-answer',
  ],
  ['text, other text came', includes, {}, 'expired', [seen.received('alice', 'goodbye')], 'wrong-answer'],
  [
    'text, other text came, then the end',
    includes,
    {},
    'impossible',
    [seen.received('alice', 'goodbye'), seen.closed('alice')],
    'wrong-answer',
  ],
  ['text, nothing came', includes, {}, 'stuck', [], 'no-answer'],
  ['anything but, nothing came', not, {}, 'expired', [], 'no-answer'],
  ['anything but, closed', not, {}, 'impossible', [seen.closed('alice')], 'closed-early'],
  ['anything but, something came', not, {}, 'expired', [seen.received('alice', 'y')], 'passed'],
  [
    'a line without its end',
    bytes('hello\n'),
    { tolerate: ['newline'] },
    'expired',
    [seen.received('alice', 'hello')],
    'passed',
  ],
  [
    'a line without its end, closed',
    bytes('hello\n'),
    { tolerate: ['newline'] },
    'impossible',
    [seen.received('alice', 'hello'), seen.closed('alice')],
    'passed',
  ],
  [
    'a number without an end',
    { kind: 'json', value: 5, place: somewhere },
    value,
    'expired',
    [seen.received('alice', '5')],
    'passed',
  ],
];

test('of XML that is not complete, the element that lacks its end is named', () => {
  const xml: Pattern = { kind: 'xml', text: '<a><b/></a>', place: somewhere };
  const step = [acts.connect('alice'), acts.expect('alice', xml, value)];
  const came = (...what: Happening[]) =>
    verdictOn(step, [...opened, ...during('1', 'expired', ...what), seen.done]);
  expect(came(seen.received('alice', '<a><b>'))).toMatchObject({
    reason: { code: 'incomplete-answer', message: expect.stringContaining('its element <b> is not closed') },
  });
});

describe('expect', () => {
  test.each(rows)('%s', (_, pattern, more, wait, what, code) => {
    expect(outcome(acts.expect('alice', pattern, more), wait, ...what)).toBe(code);
  });

  test('a reset in the middle of the message breaks it', () => {
    const reset = [seen.received('alice', 'hel'), seen.closed('alice', 'reset')];
    expect(outcome(acts.expect('alice', bytes('hello')), 'impossible', ...reset)).toBe('reset-early');
    const whole = [seen.received('alice', 'hello'), seen.closed('alice', 'reset')];
    expect(outcome(acts.expect('alice', bytes('hello')), 'satisfied', ...whole)).toBe('passed');
  });

  test('what is to be remembered must be there', () => {
    const saving = (pointer: string) => acts.expect('alice', json, { ...line, save: { id: pointer } });
    const answer = seen.received('alice', '{"id":7}\n');
    expect(outcome(saving('/id'), 'satisfied', answer)).toBe('passed');
    expect(outcome(saving('/key'), 'satisfied', answer)).toBe('wrong-answer');
  });
});

describe('closed', () => {
  test.each<['fin' | 'reset' | 'either', Happening[], string]>([
    ['fin', [seen.closed('alice')], 'passed'],
    ['reset', [seen.closed('alice', 'reset')], 'passed'],
    ['either', [seen.closed('alice', 'reset')], 'passed'],
    ['either', [seen.closed('alice')], 'passed'],
    ['reset', [seen.closed('alice')], 'wrong-close'],
    ['fin', [seen.received('alice', 'x'), seen.closed('alice')], 'unexpected-data'],
  ])('by %s: %j is %s', (how, what, code) => {
    expect(outcome(acts.closed('alice', how), code === 'passed' ? 'satisfied' : 'impossible', ...what)).toBe(
      code,
    );
  });
});

describe('quiet', () => {
  test('is met when the time is up, and by a connection that ends', () => {
    expect(outcome(acts.quiet('alice'), 'expired')).toBe('passed');
    expect(outcome(acts.quiet('alice'), 'satisfied', seen.closed('alice'))).toBe('passed');
  });

  test('is broken by what comes and by what had come before', () => {
    expect(outcome(acts.quiet('alice'), 'impossible', seen.received('alice', 'x'))).toBe('unexpected-data');
    const before = [...opened, seen.received('alice', 'x'), ...during('1', 'impossible')];
    expect(reasonFor([acts.connect('alice'), acts.quiet('alice')], before).code).toBe('unexpected-data');
  });

  test('forgives what the case forgives', () => {
    const list = steps([acts.connect('alice'), acts.quiet('alice')]);
    const happened = [...opened, ...during('1', 'expired', seen.received('alice', '\r\n')), seen.done];
    expect(judge(transcriptOf(caseOf(list, { tolerate: ['newline'] }), happened)).state).toBe('passed');
    expect(judge(transcriptOf(caseOf(list), happened)).state).toBe('failed');
  });
});

describe('connect', () => {
  const pending = acts.connect('alice', { outcome: 'pending' });

  test('may be expected to be left waiting', () => {
    expect(verdictOn([pending], [...during('0', 'expired'), seen.done]).state).toBe('passed');
    expect(reasonFor([pending], during('0', 'impossible', { kind: 'refused', end: 'alice' })).code).toBe(
      'connection-refused',
    );
    expect(reasonFor([pending], during('0', 'impossible', seen.opened('alice'))).code).toBe(
      'connection-accepted',
    );
  });

  test('a name that is used again is judged by its new connection', () => {
    const list = [acts.connect('alice'), acts.connect('alice')];
    expect(reasonFor(list, [...opened, ...during('1', 'expired')]).code).toBe('connection-pending');
    expect(
      verdictOn(list, [...opened, ...during('1', 'satisfied', seen.opened('alice')), seen.done]).state,
    ).toBe('passed');
  });
});

describe('the end of a connection', () => {
  const greeting = [acts.connect('alice'), acts.send('alice', 'bye'), acts.expect('alice', bytes('ok'))];
  const greeted = [
    ...during('0', 'satisfied', seen.opened('alice')),
    ...during('1', 'satisfied', seen.sent('alice', 'bye')),
  ];

  test('that does not come is shown with what was sent last and all that came', () => {
    const came = during('2', 'satisfied', seen.received('alice', 'ok'));
    const { code, shown } = reasonFor(
      [...greeting, acts.closed('alice')],
      [...greeted, ...came, ...during('3', 'expired')],
    );
    expect(code).toBe('still-open');
    expect(shown).toEqual({
      sent: Buffer.from('bye'),
      expected: { words: 'the end of the connection' },
      received: Buffer.from('ok'),
      ending: 'open',
    });
  });

  test('before which more comes is shown with what came before, and where the surplus begins', () => {
    const came = during('2', 'satisfied', seen.received('alice', 'ok!'));
    const { message, shown } = reasonFor(
      [...greeting, acts.closed('alice')],
      [...greeted, ...came, ...during('3', 'impossible', seen.closed('alice'))],
    );
    expect(message).toBe('1 unexpected byte came to alice');
    expect(shown).toMatchObject({ received: Buffer.from('ok!'), differsAt: 2 });
  });
});
