import { existsSync, readFileSync } from 'node:fs';
import { caseLines } from '../report/case-lines.ts';
import type { Drawing } from '../report/ladder/drawing.ts';
import { ladderOf } from '../report/ladder/ladder-of.ts';
import type { CaseReport } from '../report/report.ts';
import { decodeTranscript } from '../verdict/transcript-file.ts';

/** Draws a case from its saved transcript, if the report names one. */
export function drawCase(verdict: CaseReport, source: string): Drawing | undefined {
  if (verdict.transcript === undefined || !existsSync(verdict.transcript)) return undefined;
  const transcript = decodeTranscript(readFileSync(verdict.transcript, 'utf8'));
  const lines = caseLines(source, transcript.case.case.place.line);
  return { ladder: ladderOf({ transcript, verdict, source }), lines };
}
