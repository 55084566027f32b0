import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileName } from '../class/journal/file-name.ts';
import { writeWhole } from '../class/journal/write-whole.ts';
import { renderCapture } from '../report/pcap/render-capture.ts';
import type { CaseReport, Report } from '../report/report.ts';
import { decodeTranscript } from '../verdict/transcript-file.ts';
import { freeName } from './free-name.ts';

/** Writes a capture for each case whose transcript the report names; returns where they lie. */
export function saveCaptures(report: Report, source: string, folder: string): string[] {
  const taken = new Set<string>();
  return report.submissions.flatMap(({ name, cases }) => {
    const own = join(folder, 'captures', freeName(fileName(name), taken));
    mkdirSync(own, { recursive: true });
    return cases.flatMap((one) => saveOne(one, source, join(own, `${fileName(one.id)}.pcapng`)));
  });
}

/** One case at a time: transcripts of a class are large together. */
function saveOne(verdict: CaseReport, source: string, path: string): string[] {
  if (verdict.transcript === undefined || !existsSync(verdict.transcript)) return [];
  const transcript = decodeTranscript(readFileSync(verdict.transcript, 'utf8'));
  writeWhole(path, renderCapture({ transcript, verdict, source }));
  return [path];
}
