import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import type { Report } from '../report/report.ts';
import { findCommand } from '../sandbox/find-command.ts';
import { cameAndForetold } from './sample-class.ts';
import { root } from './wiregrade.ts';

/** In a mount namespace of its own, bubblewrap is a file that nobody can run. */
const hidden = 'if [ -n "$1" ]; then mount --bind /dev/null "$1"; fi; shift; exec "$@"';
const alone = ['--mount', ...(process.geteuid?.() === 0 ? [] : ['--user', '--map-root-user'])];

test('where bubblewrap is missing, unshare makes the sandbox, and the verdicts are the same', async () => {
  const out = mkdtempSync(join(tmpdir(), 'wiregrade-e2e-'));
  const grade = ['grade', 'assignments/echo-server', 'fixtures/classes/first/echo-server', '--jobs', '8'];
  const command = [process.execPath, 'dist/wiregrade.js', ...grade, '--isolation', 'full', '--quiet'];
  const box = ['/bin/sh', '-c', hidden, 'sh', findCommand('bwrap') ?? ''];
  const { stderr } = await execa('unshare', [...alone, ...box, ...command, '--report-only', '--out', out], {
    cwd: root,
    reject: false,
    stdin: 'ignore',
  });
  expect(stderr).toBe('');
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
  expect(report.isolation).toBe('full');
  const { came, foretold } = cameAndForetold('echo-server', report);
  expect(came).toEqual(foretold);
}, 300_000);
