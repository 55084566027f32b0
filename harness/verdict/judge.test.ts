import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { acts, bytes, caseOf, somewhere, steps } from './example-case.ts';
import { during, reasonFor, seen, transcriptOf, verdictOn } from './example-transcript.ts';
import { judge, verdictWithoutRun } from './judge.ts';
import { decodeTranscript, encodeTranscript } from './transcript-file.ts';

const opened = during('0', 'satisfied', seen.opened('alice'));
const echo = [acts.connect('alice'), acts.send('alice', 'hello'), acts.expect('alice', bytes('hello'))];
const sent = during('1', 'satisfied', seen.sent('alice', 'hello'));

describe('a case in which everything came as expected', () => {
  const happened = [
    ...opened,
    ...sent,
    ...during('2', 'satisfied', seen.received('alice', 'hel'), seen.received('alice', 'lo!')),
    seen.done,
  ];

  test('is passed, with a check for each step', () => {
    expect(verdictOn(echo, happened)).toMatchObject({
      state: 'passed',
      earned: 2,
      case: { id: 'example', points: 2 },
      checks: [
        { step: '0', passed: true },
        { step: '1', passed: true },
        { step: '2', passed: true, place: { line: 3 }, tolerated: [] },
      ],
    });
  });

  test('is failed where bytes are left over that the case forbids', () => {
    const strict = caseOf(steps(echo), { leftover: 'fail' });
    expect(judge(transcriptOf(strict, happened))).toMatchObject({
      state: 'failed',
      earned: 0,
      reason: {
        code: 'unexpected-data',
        shown: { received: Buffer.from('hello!'), differsAt: 5 },
        place: { line: 3 },
      },
    });
  });

  test('does not mind what the case forgives', () => {
    const lenient = caseOf(steps(echo), { leftover: 'fail', tolerate: ['newline'] });
    const withNewline = [
      ...opened,
      ...sent,
      ...during('2', 'satisfied', seen.received('alice', 'hello\n')),
      seen.done,
    ];
    expect(judge(transcriptOf(lenient, withNewline)).state).toBe('passed');
  });

  test('is undecided where the transcript breaks off', () => {
    expect(verdictOn(echo, happened.slice(0, -1))).toMatchObject({
      state: 'undecided',
      earned: 0,
      reason: { code: 'harness-fault' },
    });
  });
});

describe('a failure', () => {
  test('shows what was sent, expected and received, and how the connection stood', () => {
    const came = during('2', 'impossible', seen.received('alice', 'help'), seen.closed('alice'));
    expect(reasonFor(echo, [...opened, ...sent, ...came])).toMatchObject({
      code: 'wrong-answer',
      shown: {
        sent: Buffer.from('hello'),
        expected: { bytes: Buffer.from('hello') },
        received: Buffer.from('help'),
        differsAt: 3,
        ending: 'fin',
      },
    });
  });

  test('keeps its reason whatever happens later', () => {
    const failed = [...opened, ...sent, ...during('2', 'expired'), seen.afterwards];
    expect(reasonFor(echo, failed).code).toBe('no-answer');
    const later = [...failed, seen.received('alice', 'hello'), seen.ended('server', 1)];
    expect(reasonFor(echo, [seen.started(), ...later]).code).toBe('crashed');
    expect(reasonFor(echo, [...failed, seen.received('alice', 'hello')]).code).toBe('no-answer');
  });

  test('is not undone by a fault of ours that comes later; one that comes earlier decides', () => {
    const fault = { kind: 'fault', fault: { code: 'harness-fault', message: 'broken' } } as const;
    const failed = [...opened, ...sent, ...during('2', 'expired')];
    expect(verdictOn(echo, [...failed, fault])).toMatchObject({
      state: 'failed',
      reason: { code: 'no-answer' },
    });
    expect(verdictOn(echo, [fault, ...failed])).toMatchObject({ state: 'undecided' });
  });
});

describe('the end of a program', () => {
  const silence = [...opened, ...sent, ...during('2', 'expired')];

  test('explains why nothing came', () => {
    const crash = [seen.started(), ...opened, ...sent, ...during('2', 'impossible', seen.closed('alice'))];
    expect(reasonFor(echo, [...crash, seen.afterwards, seen.ended('server', 1)])).toMatchObject({
      code: 'crashed',
      message: expect.stringContaining('server had ended, with exit status 1'),
    });
  });

  test('explains nothing where our own half-close in the look afterwards brought it about', () => {
    const look = [seen.afterwards, seen.halfClosed('alice'), seen.ended('server', 0)];
    expect(reasonFor(echo, [seen.started(), ...silence, ...look]).code).toBe('no-answer');
  });

  test('explains nothing that another program failed to do', () => {
    const helper = [seen.started(), seen.started('client'), seen.ended('client', 0)];
    expect(reasonFor(echo, [...helper, ...silence]).code).toBe('no-answer');
  });

  test('explains nothing where the case had asked for it', () => {
    const list = [acts.exit('client'), acts.accept('caller')];
    const first = [seen.started('client'), ...during('0', 'satisfied', seen.ended('client', 0))];
    const second = [seen.started('server'), ...during('1', 'expired')];
    expect(reasonFor(list, [...first, ...second]).code).toBe('nobody-connected');
  });
});

describe('several connections', () => {
  const all = [
    acts.connect('c', { count: 3 }),
    acts.expect('c', bytes('hi')),
    { ...acts.closed('c'), via: { allBut: ['c-2'] } },
  ];
  const names = ['c-1', 'c-2', 'c-3'];
  const connected = during('0', 'satisfied', ...names.map((name) => seen.opened(name)));

  test('are spoken of by one name', () => {
    const answers = during('1', 'satisfied', ...names.map((name) => seen.received(name, 'hi')));
    const ends = during('2', 'satisfied', seen.closed('c-1'), seen.closed('c-3'));
    expect(verdictOn(all, [...connected, ...answers, ...ends, seen.done]).state).toBe('passed');
  });

  test('must all be met; the one that is not is named', () => {
    const answers = during('1', 'expired', seen.received('c-1', 'hi'), seen.received('c-3', 'hi'));
    expect(reasonFor(all, [...connected, ...answers])).toMatchObject({
      code: 'no-answer',
      message: expect.stringContaining('c-2'),
    });
  });
});

describe('leniency', () => {
  test('is recorded with the check that needed it', () => {
    const list = [
      acts.connect('alice'),
      acts.expect('alice', bytes('hello\n'), { tolerate: ['letter-case', 'newline', 'banner'] }),
    ];
    const happened = [...opened, ...during('1', 'expired', seen.received('alice', 'HELLO')), seen.done];
    expect(verdictOn(list, happened)).toMatchObject({
      state: 'passed',
      checks: [{ tolerated: [] }, { tolerated: ['letter-case', 'newline'], wait: 'expired' }],
    });
  });
});

describe('a verdict without a run', () => {
  test('says what the case was and why it was not run', () => {
    const reason = { code: 'needs-not-passed', message: 'echoes failed', findings: [] } as const;
    const planned = caseOf(steps(echo), { because: 'It is an echo.', tags: ['basics'] });
    expect(verdictWithoutRun(planned, 'skipped', { ...reason, findings: [] })).toEqual({
      state: 'skipped',
      earned: 0,
      checks: [],
      reason,
      case: {
        id: 'example',
        title: 'An example',
        points: 2,
        extraCredit: false,
        visibility: 'visible',
        because: 'It is an echo.',
        tags: ['basics'],
      },
    });
  });
});

test('a transcript that was saved gives the same verdict', () => {
  const chunk = fc.oneof(
    fc.uint8Array({ maxLength: 12 }).map((one) => Buffer.from(one)),
    fc.constantFrom('hello', 'hel', 'lo', 'HELLO', '\ufeff', 'é').map((one) => Buffer.from(one)),
  );
  const wait = fc.constantFrom('satisfied', 'impossible', 'expired', 'stuck', 'exited');
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 4 }), wait, fc.boolean(), (chunks, why, closes) => {
      const came = chunks.map((one) => seen.received('alice', one));
      const end = closes ? [seen.closed('alice', 'reset')] : [];
      const happened = [...opened, ...sent, ...during('2', why as 'expired', ...came, ...end), seen.done];
      const transcript = transcriptOf(caseOf(steps(echo), { place: somewhere }), happened);
      const saved = decodeTranscript(encodeTranscript(transcript));
      expect(saved).toEqual(transcript);
      expect(judge(saved)).toEqual(judge(transcript));
      expect(judge(transcript)).toEqual(judge(transcript));
    }),
  );
});
