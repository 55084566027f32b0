import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileName } from '../class/journal/file-name.ts';
import { writeWhole } from '../class/journal/write-whole.ts';
import { forStudent } from '../report/for-student.ts';
import { renderStudentPage } from '../report/html/student-page.ts';
import type { Report, SubmissionReport } from '../report/report.ts';
import { drawCase } from './draw-case.ts';
import { freeName } from './free-name.ts';

/** Writes a page for each submission, to be given to who handed it in; returns where they lie. */
export function savePages(report: Report, source: string, folder: string): string[] {
  const pages = join(folder, 'pages');
  mkdirSync(pages, { recursive: true });
  const taken = new Set<string>();
  return report.submissions.map((submission) => {
    const path = join(pages, `${freeName(fileName(submission.name), taken)}.html`);
    writeWhole(path, pageOf(forStudent({ ...report, submissions: [submission] }), source));
    return path;
  });
}

/** One submission is drawn at a time: transcripts of a class are large together. */
function pageOf(report: Report, source: string): string {
  const [submission] = report.submissions as [SubmissionReport];
  const drawings = new Map(
    submission.cases.flatMap((one) => {
      const drawing = drawCase(one, source);
      return drawing ? [[one.id, drawing] as const] : [];
    }),
  );
  return renderStudentPage({ report, submission, drawings });
}
