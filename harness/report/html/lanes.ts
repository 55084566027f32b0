import type { Lifeline } from '../ladder/ladder.ts';
import { type Html, html } from './html.ts';

/** Where the lifelines stand, in percent of the width. */
export interface Lanes {
  at(name: string): number;
  /** The lifelines themselves, as a background of every row. */
  style: string;
  names: Html;
}

const first = 12;
const last = 88;

export function lanesOf(lifelines: Lifeline[]): Lanes {
  const places = lifelines.map((_, index) =>
    lifelines.length === 1 ? 50 : first + (index * (last - first)) / (lifelines.length - 1),
  );
  const at = (name: string): number => rounded(places[lifelines.findIndex((one) => one.name === name)] ?? 50);
  const width = Math.floor((last - first) / Math.max(1, lifelines.length - 1));
  const names = lifelines.map(
    ({ name, kind }) =>
      html`<span class="${kind}" style="left:${at(name)}%;max-width:${Math.max(width, 15)}%">${name}</span>`,
  );
  const lines = lifelines.map(
    ({ name }) => `linear-gradient(var(--life),var(--life)) ${at(name)}% 0/1px 100% no-repeat`,
  );
  return { at, style: `--lives:${lines.join(',') || 'none'}`, names: html`${names}` };
}

function rounded(percent: number): number {
  return Math.round(percent * 10) / 10;
}
