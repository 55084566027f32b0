import { symbolOf } from '../look.ts';
import type { CaseState } from '../report.ts';
import { type Html, html } from './html.ts';

/** A verdict as a sign and a word: never by colour alone. */
export function badge(state: CaseState): Html {
  const sign = symbolOf(state, { colours: 'none', symbols: 'unicode' });
  return html`<span class="badge ${state}"><span aria-hidden="true">${sign}</span> ${state}</span>`;
}
