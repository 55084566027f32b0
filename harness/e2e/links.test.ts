import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { tooTall } from './one-screen.ts';
import { gradeInto, wiregrade } from './wiregrade.ts';

test('links and peers with rules do what they say', async () => {
  const { report, folder } = await gradeInto(['fixtures/links', 'fixtures/links/puppet', '--jobs', '4']);
  const cases = report.submissions[0]?.cases ?? [];
  const came = cases.map(({ id, outcome }) => [
    id,
    outcome.state === 'passed' ? 'passed' : outcome.reason.code,
  ]);
  expect(came).toEqual(cases.map(({ id, tags }) => [id, tags[0] ?? 'passed']));
  expect(came.length).toBeGreaterThan(12);
  expect(tooTall(report)).toEqual([]);
  const judged = await wiregrade(['judge', folder]);
  expect(judged.stderr).toBe('');
}, 120_000);

/** What the link decided in a case, without times and contents. */
function decisionsIn(folder: string, submission: string, id: string): string[] {
  const path = join(folder, 'transcripts', submission, `${id}.json`);
  const { events } = JSON.parse(readFileSync(path, 'utf8')) as { events: Record<string, unknown>[] };
  return events
    .filter(({ kind }) => kind === 'crossed')
    .map(({ flow, direction, index, fate }) => JSON.stringify({ flow, direction, index, fate }));
}

test('the same seed decides the same, however busy the machine is', async () => {
  const run = async (jobs: string) => {
    const { folder } = await gradeInto([
      ...['assignments/stop-and-wait', 'reference/stop-and-wait/python', '--case', 'sender-delivers'],
      ...['--case', 'sender-meets-loss', '--seed', '7', '--jobs', jobs],
    ]);
    return decisionsIn(folder, 'python', 'sender-meets-loss');
  };
  const [alone, together] = [await run('1'), await run('2')];
  expect(together).toEqual(alone);
  expect(alone.length).toBeGreaterThan(8);
}, 120_000);

test('the link of a transcript decides again as it did, whatever the seed', async () => {
  const grade = ['fixtures/links', 'fixtures/links/puppet'];
  const first = await gradeInto([...grade, '--case', 'link-by-chance', '--seed', '3']);
  const saved = join(first.folder, 'transcripts/puppet/link-by-chance.json');
  const again = await gradeInto([...grade, '--replay', saved, '--seed', '4']);
  const decided = decisionsIn(first.folder, 'puppet', 'link-by-chance');
  expect(decisionsIn(again.folder, 'puppet', 'link-by-chance')).toEqual(decided);
  expect(decided.filter((one) => one.includes('copies')).length).toBeGreaterThan(0);
}, 60_000);

test('every client is tried with every server', async () => {
  const { code, stdout } = await wiregrade([
    ...['interop', 'fixtures/links', 'fixtures/links/puppet', '--case', 'players-lose', '--format', 'json'],
  ]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    interop: 1,
    names: ['puppet'],
    pairings: [{ client: 'puppet', server: 'puppet', state: 'passed', reasons: [] }],
  });
}, 60_000);
