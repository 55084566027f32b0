import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { savePages } from '../cli/save-pages.ts';
import type { Report } from '../report/report.ts';
import { root } from './graded.ts';

/** Those of the catalogue and of the sample class in which most happens. */
const works = [
  ['assignments/go-back-n', 'reference/go-back-n/python'],
  ['assignments/many-clients', 'reference/many-clients/python'],
  ['assignments/echo-server', 'fixtures/classes/first/echo-server/kateryna-shevchenko'],
];

const rounds = 10;

/** The heaviest student's page in kilobytes, and how many pages are made in a second, transcripts read included. */
export async function measure(): Promise<object> {
  const all = works.map(([assignment = '', submission = '']) => pagesOf(assignment, submission));
  const seconds = all.reduce((sum, one) => sum + one.seconds, 0);
  return {
    studentPageKB: Math.ceil(Math.max(...all.map(({ bytes }) => bytes)) / 1000),
    pagesPerSecond: Math.round((works.length * rounds) / seconds),
  };
}

function pagesOf(assignment: string, submission: string): { bytes: number; seconds: number } {
  const out = mkdtempSync(join(tmpdir(), 'wiregrade-bench-'));
  const args = [
    'dist/wiregrade.js',
    'grade',
    assignment,
    submission,
    '--out',
    out,
    '--quiet',
    '--report-only',
  ];
  execaSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], reject: false });
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
  const source = readFileSync(join(root, assignment, 'assignment.yaml'), 'utf8');
  const began = performance.now();
  let pages: string[] = [];
  for (let round = 0; round < rounds; round++) pages = savePages(report, source, out);
  const seconds = (performance.now() - began) / 1000;
  const bytes = Math.max(...pages.map((page) => statSync(page).size));
  rmSync(out, { recursive: true, force: true });
  return { bytes, seconds };
}
