import { join, relative, sep } from 'node:path';
import { writeWhole } from '../class/journal/write-whole.ts';
import { renderClassPage } from '../report/class-page/class-page.ts';
import type { Report } from '../report/report.ts';

/** Writes the page of a class, with links to the students' pages in the order of the submissions; returns its path. */
export function saveClassPage(report: Report, pages: string[], folder: string): string {
  const links = report.submissions.flatMap(({ name }, index) => {
    const page = pages[index];
    return page === undefined ? [] : [[name, addressOf(relative(folder, page))] as const];
  });
  const path = join(folder, 'class.html');
  writeWhole(path, renderClassPage({ report, pages: new Map(links) }));
  return path;
}

function addressOf(path: string): string {
  return path.split(sep).map(encodeURIComponent).join('/');
}
