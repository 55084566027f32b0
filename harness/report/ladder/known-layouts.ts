import type { Layout } from '../../spec/layout.ts';
import { layoutsIn } from '../../spec/layouts-in.ts';
import type { Transcript } from '../../verdict/evidence.ts';

/** The binary messages of an assignment, and which of them our ends send and await in a case. */
export interface KnownLayouts {
  all: Layout[];
  sent: Set<string>;
  awaited: Set<string>;
}

/** What the assignment's text describes, and the steps of the case name. */
export function knownLayouts(planned: Transcript['case']['case'], source: string): KnownLayouts {
  const known: KnownLayouts = { all: layoutsOnce(source), sent: new Set(), awaited: new Set() };
  if (known.all.length > 0) noteNamed(planned.steps, known);
  return known;
}

let last: { source: string; layouts: Layout[] } | undefined;

/** All cases of a class are drawn with the same text. */
function layoutsOnce(source: string): Layout[] {
  if (last?.source !== source) last = { source, layouts: layoutsIn(source) };
  return last.layouts;
}

/** A pattern has a place in the assignment, a payload has none. */
function noteNamed(value: unknown, { sent, awaited }: KnownLayouts): void {
  const waiting = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (isMessage(next)) ('place' in next ? awaited : sent).add(next.layout.name);
    waiting.push(...Object.values(next));
  }
}

function isMessage(value: object): value is { layout: Layout } {
  return 'kind' in value && value.kind === 'message' && 'layout' in value;
}
