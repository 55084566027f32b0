import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { readOwnChildren, readTree } from '../observe/process-tree.ts';
import type { Report } from '../report/report.ts';
import { becomeSubreaper, loadNative } from '../sandbox/native.ts';
import { reapOrphans } from '../sandbox/reap-orphans.ts';
import { assignment, layOutClass } from './hostile-class.ts';
import { outcomes, root } from './wiregrade.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiregrade-hostile-'));
const place = { class: join(folder, 'class'), out: join(folder, 'out'), tmp: join(folder, 'tmp') };
const mountsBefore = readFileSync('/proc/self/mountinfo', 'utf8');
let came = { stdout: '', stderr: '', report: {} as Report, deserved: {} as ReturnType<typeof layOutClass> };

/** What a CI service would take for a command, and what a terminal would obey. */
const commands = /^\s*::|##vso\[|##teamcity\[/m;
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** A name of any length is shown, but not all of it. */
function shorten(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name;
}

describe('hostile submissions, graded as one class with honest ones between them', () => {
  beforeAll(async () => {
    const native = loadNative();
    if (!('unavailable' in native)) becomeSubreaper(native);
    mkdirSync(place.tmp);
    const deserved = layOutClass(place.class, 'full');
    const args = [assignment, place.class, '--isolation', 'full', '--report-only', '--out', place.out];
    const { stdout, stderr } = await execa('node', ['dist/wiregrade.js', 'grade', ...args], {
      ...{ cwd: root, reject: false, env: { TMPDIR: place.tmp, WIREGRADE_CANARY: 'canary-environment' } },
    });
    const report = JSON.parse(readFileSync(join(place.out, 'report.json'), 'utf8')) as Report;
    came = { stdout, stderr, report, deserved };
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('get the verdicts that were written down beforehand, and so do their neighbours', () => {
    const shown = Object.entries(came.deserved).map(([name, cases]) => [shorten(name), cases]);
    expect(outcomes(came.report)).toEqual(Object.fromEntries(shown));
  });

  test('leave no process behind', () => {
    reapOrphans(readOwnChildren);
    expect(readTree(process.pid)).toEqual([process.pid]);
  });

  test('leave no mount behind', () => {
    expect(readFileSync('/proc/self/mountinfo', 'utf8')).toBe(mountsBefore);
  });

  test('leave no file behind but the report', () => {
    expect(readdirSync(place.tmp)).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['class', 'out', 'tmp']);
    const records = ['.lock', 'gradebook.csv', 'journal.jsonl', 'report.json', 'transcripts'];
    expect(readdirSync(place.out).filter((name) => !records.includes(name))).toEqual([]);
    const outside = ['/', '/etc', '/var/tmp', tmpdir(), root, folder, place.class, '/dev/shm'];
    expect(outside.filter((path) => existsSync(join(path, 'wiregrade-was-here')))).toEqual([]);
  });

  test('print nothing through us that a terminal or a CI service would obey', () => {
    for (const text of [came.stdout, came.stderr]) {
      expect(text).not.toMatch(commands);
      expect(text).not.toMatch(controls);
    }
  });
});
