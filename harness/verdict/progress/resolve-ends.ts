import type { Ends } from '../../spec/assignment.ts';
import { fillText, type Vars } from '../match/fill-template.ts';
import type { World } from '../world.ts';

/** The ends that a step means; a name given to several (`connect` with `count`) means them all. */
export function resolveEnds(world: World, via: Ends, vars: Vars): string[] {
  if ('ends' in via) return via.ends.flatMap((name) => membersOf(world, fillText(name, vars)));
  const left = new Set(via.allBut.flatMap((name) => membersOf(world, fillText(name, vars))));
  return [...world.ends]
    .filter(
      ([name, end]) =>
        !left.has(name) && end.outcome === 'opened' && end.ours !== 'close' && end.ours !== 'reset',
    )
    .map(([name]) => name);
}

function membersOf(world: World, name: string): string[] {
  if (world.ends.has(name)) return [name];
  const members = [...world.ends.keys()].filter((end) => isMember(end, name));
  return members.length > 0 ? members : [name];
}

function isMember(end: string, group: string): boolean {
  return end.startsWith(`${group}-`) && /^\d+$/.test(end.slice(group.length + 1));
}

/** The number may come out of a student's message, and must not exhaust the grader. */
const mostEnds = 1000;

/** Names for the ends of one `connect`. */
export function namesOf(name: string, count: number): string[] {
  const ends = Math.max(0, Math.min(count, mostEnds));
  return count === 1 ? [name] : Array.from({ length: ends }, (_, i) => `${name}-${i + 1}`);
}
