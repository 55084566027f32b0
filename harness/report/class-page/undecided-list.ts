import { type Html, html, nothing } from '../html/html.ts';
import type { SubmissionReport } from '../report.ts';
import { nameOf } from './name-of.ts';

/** What still has to be decided comes before everything else: those scores must not be handed out. */
export function undecidedList(submissions: SubmissionReport[], pages: ReadonlyMap<string, string>): Html {
  const items = submissions.flatMap((one) =>
    one.cases.flatMap(({ title, outcome }) =>
      outcome.state === 'undecided'
        ? [
            html`<li>${nameOf(one, pages)}: ${title}. <span class="small">${outcome.reason.message}</span></li>`,
          ]
        : [],
    ),
  );
  if (items.length === 0) return nothing;
  return html`<section class="open" aria-labelledby="undecided"><h2 id="undecided">To be decided (${items.length})</h2><p>No fault of the submissions. The same command grades these cases again.</p><details${items.length <= fewest ? html` open` : nothing}><summary>Which</summary><ul>${items}</ul></details></section>`;
}

/** More than so many would push the figures off the screen. */
const fewest = 12;
