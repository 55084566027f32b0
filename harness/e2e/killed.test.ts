import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { Report } from '../report/report.ts';
import { layOutClass, quickOnes, withoutTimes } from './small-class.ts';
import { root } from './wiregrade.ts';

const kills = Number(process.env.WIREGRADE_KILLS ?? 20);
const desk = mkdtempSync(join(tmpdir(), 'wiregrade-killed-'));
const temporary = join(desk, 'tmp');
mkdirSync(temporary);
const handIns = layOutClass(desk, quickOnes);
afterAll(() => rmSync(desk, { recursive: true, force: true }));

function start(out: string): ReturnType<typeof spawn> {
  const args = [
    'dist/wiregrade.js',
    'grade',
    'assignments/echo-server',
    handIns,
    '--out',
    out,
    '--seed',
    '7',
  ];
  return spawn(process.execPath, [...args, '--quiet', '--report-only'], {
    ...{ cwd: root, detached: true, stdio: 'ignore' },
    env: { ...process.env, TMPDIR: temporary },
  });
}

function reportIn(out: string): Report {
  return JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
}

function journalBytes(out: string): number {
  return statSync(join(out, 'journal.jsonl'), { throwIfNoEntry: false })?.size ?? 0;
}

/** The process, its workers and all that they started, the oldest first: nobody is left to tidy up. */
function killTree(pid: number): void {
  const below = childrenOf(pid);
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    return;
  }
  for (const child of below) killTree(child);
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' '))
      .filter((word) => word !== '')
      .map(Number);
  } catch {
    return [];
  }
}

/** Kills the run as soon as so many bytes have come to its journal; false where it ended before. */
async function killAfter(bytes: number, out: string): Promise<boolean> {
  mkdirSync(out, { recursive: true });
  const before = journalBytes(out);
  const run = start(out);
  const watched = watch(out, () => {
    if (journalBytes(out) >= before + bytes) killTree(run.pid ?? 0);
  });
  const [code] = await once(run, 'exit');
  watched.close();
  return code === null;
}

/** Cases that were run although the journal had them: each is recorded once. */
function recordedTwice(out: string): string[] {
  const lines = readFileSync(join(out, 'journal.jsonl'), 'utf8').split('\n');
  const cases = lines.flatMap((line) => {
    const record = line === '' ? undefined : JSON.parse(line.slice(line.indexOf(' ')));
    const decided = record?.kind === 'case' && record.report.outcome.state !== 'undecided';
    return decided ? [`${record.submission} ${record.id}`] : [];
  });
  return cases.filter((one, index) => cases.indexOf(one) !== index);
}

test(
  `killed ${kills} times and continued each time, the report is that of an undisturbed run`,
  async () => {
    const [code] = await once(start(join(desk, 'undisturbed')), 'exit');
    expect(code).toBe(0);
    const undisturbed = withoutTimes(reportIn(join(desk, 'undisturbed')));
    for (let done = 0, round = 0; done < kills || round === 0; round++) {
      const out = join(desk, `killed-${round}`);
      // From before anything is written to after some records, wherever in a record that is.
      while (done < kills && (await killAfter(Math.floor(Math.random() * 12_000), out))) done++;
      await once(start(out), 'exit');
      expect(withoutTimes(reportIn(out))).toEqual(undisturbed);
      expect(recordedTwice(out)).toEqual([]);
    }
    expect(readdirSync(temporary)).toEqual([]);
  },
  60_000 + kills * 10_000,
);
