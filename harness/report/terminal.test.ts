import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import type { Reason } from '../verdict/verdict.ts';
import { caseReport } from './case-report.ts';
import {
  crash,
  failedWith,
  passed,
  reportOn,
  submissionOf,
  verdictOf,
  wrongAnswer,
} from './example-report.ts';
import { expectGolden } from './golden.ts';
import type { Look } from './look.ts';
import { renderTerminal } from './terminal.ts';

const plain: Look = { colours: 'none', symbols: 'unicode' };
const ascii: Look = { colours: 'none', symbols: 'ascii' };
const coloured: Look = { colours: 'ansi', symbols: 'unicode' };

const skipped = {
  state: 'skipped' as const,
  earned: 0 as const,
  reason: { code: 'needs-not-passed' as const, message: 'needs echoes', findings: [] },
};
const missingTool = {
  state: 'undecided' as const,
  earned: 0 as const,
  reason: {
    code: 'toolchain-missing' as const,
    message: 'javac is not installed: it comes with default-jdk-headless',
    findings: [],
  },
};
const wrong = { state: 'failed' as const, earned: 0, reason: wrongAnswer };

const alice = submissionOf(
  'alice',
  [
    verdictOf('echoes', passed),
    verdictOf('again', wrong, { because: 'An echo is the same bytes.' }),
    verdictOf('next', skipped),
    verdictOf('bonus', { state: 'passed', earned: 2 }, { extraCredit: true }),
  ],
  crash,
);
const bob = submissionOf('bob', [
  verdictOf('echoes', passed),
  verdictOf('again', passed),
  verdictOf('next', passed),
]);
const carol = submissionOf('carol', [
  verdictOf('echoes', missingTool),
  verdictOf('again', failedWith('crashed', 'it crashed')),
  verdictOf('next', skipped),
]);

describe('one submission', () => {
  test('is shown case by case, then each failure with all that helps', () => {
    expectGolden('golden/one-submission.txt', renderTerminal(reportOn([alice]), plain));
  });

  test('is shown in plain characters where nothing else can be drawn', () => {
    const text = renderTerminal(reportOn([bob]), ascii);
    expect(text).toContain('  + 2/2');
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test('asks for a regrade when points are unsettled', () => {
    const text = renderTerminal(reportOn([carol]), plain);
    expect(text).toContain('UNDECIDED');
    expect(text).toContain('this machine');
    expect(text).toContain('2 points are unsettled: grade again.');
  });

  test('has colours only when they are asked for, and the same words', () => {
    const [without, colourful] = [plain, coloured].map((look) => renderTerminal(reportOn([alice]), look));
    expect(colourful).not.toBe(without);
    expect(stripVTControlCharacters(colourful ?? '')).toBe(without);
  });
});

describe('a failure', () => {
  test('that has one cause for several cases is told once', () => {
    const broken = failedWith('build-failed', 'server.c:7: expected ;');
    const erin = submissionOf(
      'erin',
      ['a', 'b', 'c'].map((id) => verdictOf(id, broken)),
    );
    const text = renderTerminal(reportOn([erin]), plain);
    expect(text.split('server.c:7')).toHaveLength(2);
    expect(text).toContain('likewise  b, c\n');
  });

  test('to reach the server is told once, whatever the ports were', () => {
    const onPort = (port: number) =>
      failedWith('wrong-port', `given ${port}`, { place: { line: 1, column: 1, length: 1 } });
    const gina = submissionOf('gina', [verdictOf('a', onPort(1)), verdictOf('b', onPort(2))]);
    expect(renderTerminal(reportOn([gina]), plain)).toContain('likewise  b\n');
  });

  test('of two cases in the same way is told twice when each has a place of its own', () => {
    const there = failedWith('no-answer', 'none came', { place: { line: 1, column: 1, length: 1 } });
    const hugo = submissionOf('hugo', [verdictOf('a', there), verdictOf('b', there)]);
    expect(renderTerminal(reportOn([hugo]), plain)).not.toContain('likewise');
  });

  test('in a very long line of the assignment shows the part that matters', () => {
    const [line, column] = [`${'a'.repeat(500)}"hello"${'b'.repeat(500)}`, 501];
    const place = { line: 1, column, length: 7 };
    const verdict = verdictOf('a', failedWith('wrong-answer', 'm', { place }));
    const one = caseReport({
      verdict,
      assignment: { file: 'a.yaml', text: line },
      events: [],
      repeat: 'again',
    });
    const { score } = submissionOf('x', []);
    const lines = renderTerminal(reportOn([{ name: 'finn', score, cases: [one] }]), plain).split('\n');
    const row = lines.findIndex((shown) => shown.includes('hello'));
    expect(lines[row]?.length).toBeLessThanOrEqual(80);
    expect(lines[row + 1]?.indexOf('^^^^^^^')).toBe(lines[row]?.indexOf('"hello"'));
  });
});

describe('a conversation', () => {
  const textOf = (shown: NonNullable<typeof wrongAnswer.shown>) =>
    renderTerminal(
      reportOn([submissionOf('dan', [verdictOf('a', failedWith('wrong-answer', 'm', { shown }))])]),
      plain,
    );

  test('says what was left out, and puts the caret under the first difference', () => {
    const bytes = Buffer.alloc(1000, 'x');
    const received = Buffer.concat([bytes.subarray(0, 500), Buffer.from('Y'), bytes.subarray(0, 300)]);
    const lines = textOf({ expected: { bytes }, received, differsAt: 500, ending: 'fin' }).split('\n');
    const row = lines.findIndex((line) => line.startsWith('  received'));
    expect(lines[row - 1]).toMatch(/^ {2}expected {2}\((\d+) bytes\) "x+" \(\d+ more bytes\)$/);
    expect(lines[row]).toMatch(/^ {2}received {2}\((\d+) bytes\) "x+Yx+" \(\d+ more bytes\)$/);
    expect(lines[row]?.length).toBeLessThanOrEqual(80);
    expect(lines[row]?.indexOf('"')).toBe(lines[row - 1]?.indexOf('"'));
    expect(lines[row + 1]?.indexOf('^')).toBe(lines[row]?.indexOf('Y'));
    expect(lines[row + 2]).toBe('            then the connection was closed');
  });

  test('says that nothing came', () => {
    const text = textOf({
      expected: { words: 'a line that matches /x/' },
      received: Buffer.alloc(0),
      ending: 'reset',
    });
    expect(text).toContain('expected  a line that matches /x/\n');
    expect(text).toContain('received  nothing, then the connection was reset\n');
  });
});

test('several submissions are a table with totals', () => {
  expectGolden('golden/class.txt', renderTerminal(reportOn([alice, bob, carol]), plain));
});

test('a hand-in that cannot be opened has its reason in the table, without what to do about it', () => {
  const message =
    'hw.zip: server.py is a link: hand in the file. Make a new archive, of the program’s files alone.';
  const dan = submissionOf('dan', [verdictOf('echoes', failedWith('not-opened', message))]);
  const endless = failedWith('not-opened', `${'x'.repeat(300)} cannot be opened.`);
  const text = renderTerminal(reportOn([dan, submissionOf('eve', [verdictOf('echoes', endless)])]), plain);
  expect(text).toContain('  hw.zip: server.py is a link: hand in the file.\n');
  expect(text).toContain(`  ${'x'.repeat(100)}…\n`);
});

test('nothing that a student wrote acts on the terminal', () => {
  const evil = '\x1b]0;evil\x07\u202e\r';
  const verdict = verdictOf('a', failedWith('build-failed', `server.c: ${evil}`), { title: evil });
  const text = renderTerminal(reportOn([submissionOf(evil, [verdict])]), plain);
  expect(text).toMatch(/^[\n\P{C}]*$/u);
  expect(text).toContain('\\x1b]0;evil\\x07\\xe2\\x80\\xae\\r');
});

describe('a failed case', () => {
  const failing = (wait: 'expired' | 'impossible', more: Partial<Reason> = {}): string => {
    const verdict = verdictOf('late', failedWith('no-answer', 'no answer', more));
    const checks = verdict.checks.map((check) => ({ ...check, wait }));
    return renderTerminal(reportOn([submissionOf('alice', [{ ...verdict, checks }])]), plain);
  };

  test('says whether it was proved, or the time was up', () => {
    expect(failing('expired')).toContain('  waited    until the time was up: nothing was proved\n');
    expect(failing('impossible')).not.toContain('waited');
    const proof = { afterMs: 22, words: ['server is blocked in recv()'] };
    expect(failing('expired', { proof })).toContain('  proved    after 22 ms: nothing more would come\n');
    expect(failing('expired', { proof })).not.toContain('waited');
  });
});
