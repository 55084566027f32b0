import { canvasImport } from '../gradebook/canvas.ts';
import type { GradeImport } from '../gradebook/grade-import.ts';
import { moodleImport } from '../gradebook/moodle.ts';
import { moodleWorksheet } from '../gradebook/moodle-worksheet.ts';
import type { Report } from '../report.ts';
import { renderAnnotations } from './annotations.ts';
import { renderAutolab } from './autolab.ts';
import { renderClassroom50 } from './classroom50.ts';
import { renderCtrf } from './ctrf.ts';
import type { Environment, FormatName } from './format-names.ts';
import { renderGithubClassroom } from './github-classroom.ts';
import { renderGradescope } from './gradescope.ts';
import { renderGitlab, renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPrairieLearn } from './prairielearn.ts';
import { renderSubmitty } from './submitty.ts';

interface Format {
  /** The file's name in the folder of the report. */
  file: string;
  /** Whether the service takes a whole class, the one submission that it had graded, or such a file for each. */
  holds: 'class' | 'submission' | 'each';
  /** Whose grades are not in the file. */
  leftOut?(report: Report): GradeImport['leftOut'];
  render(report: Report, environment: Environment): string;
}

/** What each format is called on disk and how it is made. */
export const formats: Record<FormatName, Format> = {
  junit: { file: 'junit.xml', holds: 'class', render: renderJunit },
  gitlab: { file: 'gitlab.xml', holds: 'class', render: renderGitlab },
  markdown: { file: 'summary.md', holds: 'class', render: renderMarkdown },
  annotations: { file: 'annotations.txt', holds: 'class', render: renderAnnotations },
  gradescope: { file: 'gradescope.json', holds: 'each', render: renderGradescope },
  ctrf: { file: 'ctrf.json', holds: 'class', render: renderCtrf },
  classroom50: { file: 'classroom50.json', holds: 'submission', render: renderClassroom50 },
  'github-classroom': { file: 'github-classroom.txt', holds: 'submission', render: renderGithubClassroom },
  prairielearn: { file: 'prairielearn.json', holds: 'submission', render: renderPrairieLearn },
  autolab: { file: 'autolab.txt', holds: 'submission', render: renderAutolab },
  submitty: { file: 'submitty.json', holds: 'submission', render: renderSubmitty },
  canvas: gradeImport('canvas.csv', canvasImport),
  moodle: gradeImport('moodle.csv', moodleImport),
  'moodle-worksheet': gradeImport('moodle-worksheet.csv', moodleWorksheet),
};

function gradeImport(file: string, make: (report: Report) => GradeImport): Format {
  return {
    file,
    holds: 'class',
    render: (report) => make(report).text,
    leftOut: (report) => make(report).leftOut,
  };
}
