import type { Act, Step } from '../../spec/assignment.ts';
import type { Transcript } from '../../verdict/evidence.ts';
import type { Lifeline } from './ladder.ts';

/** Who takes part in a case, and who speaks through each end of ours. */
export interface Cast {
  lifelines: Lifeline[];
  /** The lifeline of an end of ours. */
  peerOf(end: string): string;
  /** The lifeline of the link, where there is one. */
  link?: string;
  /** The program at the other side of what an end was opened to. */
  programOf(to: string): string;
}

/** More lifelines of ours than these cannot be read side by side. */
const mostPeers = 5;

type Recorded = Pick<Transcript, 'case' | 'events'>;

/** Our ends on the left, the programs on the right; a crowd of ends shares one lifeline. */
export function castOf({ case: planned, events }: Recorded): Cast {
  const ends = unique(events.flatMap((event) => (opensEnd(event) ? [event.end] : [])));
  const peers = peersOf(ends);
  const programs = unique([
    ...planned.case.programs,
    ...events.flatMap((event) => ('program' in event ? [event.program] : [])),
  ]);
  // A peer of the case may bear a program's name.
  const named = (end: string): string => {
    const peer = peers(end);
    return programs.includes(peer) ? `${peer} (ours)` : peer;
  };
  const listeners = listenersOf(planned.case.steps);
  const link = planned.case.link && linkName([...programs, ...ends]);
  return {
    lifelines: [
      ...unique(ends.map(named)).map((name) => ({ name, kind: 'peer' as const })),
      ...withLink(programs, link, planned.case.link?.between.begins),
    ],
    ...(link !== undefined && { link }),
    peerOf: named,
    programOf: (to) => (programs.includes(to) ? to : (listeners.get(to) ?? programs[0] ?? to)),
  };
}

function linkName(taken: string[]): string {
  return taken.includes('link') ? 'the link' : 'link';
}

/** The link stands between the program that begins, or our ends, and the others. */
function withLink(programs: string[], link: string | undefined, begins: string | undefined): Lifeline[] {
  const line = (name: string): Lifeline => ({ name, kind: 'program' });
  if (link === undefined) return programs.map(line);
  const left = programs.filter((name) => name === begins);
  const right = programs.filter((name) => name !== begins);
  return [...left.map(line), { name: link, kind: 'link' }, ...right.map(line)];
}

function opensEnd(event: Transcript['events'][number]): event is Extract<typeof event, { end: string }> {
  return event.kind === 'opened' || event.kind === 'opened-udp' || event.kind === 'refused';
}

/** `flood-1` to `flood-200` are one lifeline, `flood`; if that is not enough, all of them are. */
function peersOf(ends: string[]): (end: string) => string {
  if (ends.length <= mostPeers) return (end) => end;
  const crowd = (end: string): string => end.replace(/-\d+$/, '');
  return unique(ends.map(crowd)).length <= mostPeers ? crowd : () => 'peers';
}

/** Which program each listener of ours, and each UDP end that waits, is for. */
function listenersOf(steps: Step[]): Map<string, string> {
  return new Map(steps.flatMap(({ act }) => listenersIn(act)));
}

function listenersIn(act: Act): [string, string][] {
  switch (act.verb) {
    case 'listen':
      return [[act.as, act.for]];
    case 'together':
      return act.branches.flatMap((branch) => [...listenersOf(branch)]);
    case 'repeat':
      return [...listenersOf(act.steps)];
    default:
      return [];
  }
}

function unique<T>(items: T[]): T[] {
  return [...new Set(items)];
}
