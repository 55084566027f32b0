import { expect, test } from '@jest/globals';
import type { Happening } from '../../verdict/evidence.ts';
import { caseOf } from '../../verdict/example-case.ts';
import { seen, transcriptOf } from '../../verdict/example-transcript.ts';
import type { LinkHappening } from '../../verdict/link-evidence.ts';
import type { CaseReport } from '../report.ts';
import type { Row } from './ladder.ts';
import { ladderOf } from './ladder-of.ts';

type Outcome = CaseReport['outcome'];
type Fate = Extract<LinkHappening, { kind: 'crossed' }>['fate'];

let index = 0;
const forth = (content: string, fate: Fate = {}): Happening => ({
  ...{ kind: 'crossed', from: 'ours', to: 'server', bytes: Buffer.from(content), fate },
  ...{ flow: 0, direction: 'forth', index: index++ },
});
const back = (content: string): Happening => ({
  ...{ kind: 'crossed', from: 'server', to: 'ours', bytes: Buffer.from(content), fate: {} },
  ...{ flow: 0, direction: 'back', index: index++ },
});

const passed: Outcome = { state: 'passed', earned: 2 };

function ladder(...happenings: Happening[]) {
  return ladderOfOutcome(passed, happenings);
}

function ladderOfOutcome(outcome: Outcome, happenings: Happening[]) {
  const link = {
    between: { begins: 'ours', answers: 'server' },
    transport: 'udp' as const,
    faults: [],
    seeds: [],
  };
  const transcript = transcriptOf(caseOf([], { link }), [seen.openedUdp('alice'), ...happenings, seen.done]);
  return ladderOf({
    transcript,
    verdict: { checks: [], outcome },
    source: '',
  });
}

function arrows({ rows }: { rows: Row[] }): string[] {
  return rows.flatMap((row) =>
    row.kind === 'arrow'
      ? [`${row.carries.bytes} ${row.from}>${row.to} ${row.state} ${row.at}-${row.arrives}`]
      : [],
  );
}

test('the link stands between our ends and the program', () => {
  expect(ladder().lifelines.map(({ name }) => name)).toEqual(['alice', 'link', 'server']);
});

test('a datagram is told once: by the link, which knows what became of it', () => {
  const told = ladder(
    seen.sent('alice', 'ping'),
    forth('ping'),
    back('pong'),
    seen.received('alice', 'pong'),
  );
  expect(arrows(told)).toEqual(['ping alice>server delivered 2-2', 'pong server>alice delivered 3-3']);
});

test('what is lost does not arrive, and a copy is another arrow', () => {
  const told = ladder(forth('a', { lost: 'loss' }), forth('b', { copies: 1, delayed: 5 }));
  expect(arrows(told)).toEqual([
    'a alice>server lost 1-undefined',
    'b alice>server delivered 2-7',
    'b alice>server duplicate 2-7',
  ]);
});

test('what is held back comes out behind those that overtake it', () => {
  const [first] = arrows(ladder(forth('a', { behind: 2 }), forth('b'), forth('c'), forth('d')));
  expect(first).toBe('a alice>server delivered 1-3.1');
});

test('a change of the bytes is told', () => {
  const { rows } = ladder(forth('abc', { flipped: 9, cut: 2 }));
  expect(rows[0]).toMatchObject({ altered: 'bit 9 flipped, cut to 2 bytes' });
});

test('that the link ended a connection stands on its lifeline', () => {
  const ended = { flow: 0, direction: 'forth', how: 'reset', afterBytes: 12 } as const;
  const { rows } = ladder({ kind: 'link-ended', from: 'ours', to: 'server', ...ended });
  expect(rows[0]).toMatchObject({ kind: 'note', of: 'link', words: 'resets the connection after 12 bytes' });
});

test('a case is lost where the wrong datagram was sent, and not where that was judged', () => {
  const failed: Outcome = {
    ...{ state: 'failed', earned: 0 },
    reason: { code: 'wrong-crossing', message: 'sent b', at: 2, findings: [] },
  };
  const lost = ladderOfOutcome(failed, [forth('a'), forth('b'), forth('c')]);
  expect(lost.rows.map((row) => (row.kind === 'arrow' ? `${row.carries.bytes}` : row.kind))).toEqual([
    'a',
    'b',
    'failed',
    'c',
  ]);
});
