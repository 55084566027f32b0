import { type Html, html } from '../html/html.ts';
import type { SubmissionReport } from '../report.ts';

/** A submission's name, leading to its own page where there is one. */
export function nameOf({ name }: SubmissionReport, pages: ReadonlyMap<string, string>): Html {
  const page = pages.get(name);
  return page === undefined ? html`<bdi>${name}</bdi>` : html`<a href="${page}"><bdi>${name}</bdi></a>`;
}
