import type { Report } from '../report.ts';
import type { FormatName } from './format-names.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';

interface Format {
  /** The file's name in the folder of the report. */
  file: string;
  /** Whether the service takes a whole class, or the one submission that it had graded. */
  holds: 'class' | 'submission';
  render(report: Report): string;
}

/** What each format is called on disk and how it is made. */
export const formats: Record<FormatName, Format> = {
  junit: { file: 'junit.xml', holds: 'class', render: renderJunit },
  markdown: { file: 'summary.md', holds: 'class', render: renderMarkdown },
};
