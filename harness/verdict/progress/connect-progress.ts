import type { AcceptAct, ConnectAct } from '../../spec/assignment.ts';
import { fillNumber, fillText, type Vars } from '../match/fill-template.ts';
import type { EndState, World } from '../world.ts';
import { endedEarly } from './program-progress.ts';
import { allOf, broken, type Failure, met, type Progress, waiting } from './progress.ts';
import { namesOf } from './resolve-ends.ts';

/** Each connection must come to what the step says: accepted, refused, or left waiting. */
export function progressOfConnect(world: World, act: ConnectAct, vars: Vars, since: number): Progress {
  const names = namesOf(fillText(act.as, vars), fillNumber(act.count, vars));
  return allOf(names.map((name) => progressOfOneConnect(act, name, endSince(world, name, since))));
}

/** The end that this step opened, not an earlier one of the same name. */
function endSince(world: World, name: string, since: number): EndState | undefined {
  const end = world.ends.get(name);
  return end && end.since > since ? end : undefined;
}

function progressOfOneConnect(act: ConnectAct, name: string, end: EndState | undefined): Progress {
  const outcome = end?.outcome;
  if (outcome === (act.outcome === 'accepted' ? 'opened' : act.outcome)) return met();
  if (outcome === undefined && act.outcome === 'pending') return { state: 'waiting', ifOver: () => met() };
  if (outcome === undefined && act.outcome === 'pending') return { state: 'waiting', ifOver: () => met() };
  if (outcome === undefined) {
    return waiting({
      code: 'connection-pending',
      message: `${act.to} did not take the connection of ${name}`,
    });
  }
  if (outcome === 'opened') {
    return broken({ code: 'connection-accepted', message: `${act.to} took the connection of ${name}` });
  }
  return broken({
    code: 'connection-refused',
    message: `the connection of ${name} to ${act.to} was refused`,
  });
}

/** Somebody connects, unless every program that could has ended. */
export function progressOfAccept(world: World, act: AcceptAct, vars: Vars, since: number): Progress {
  if (endSince(world, fillText(act.as, vars), since)) return met();
  const ports = world.listeners.get(act.on)?.join(' and ') ?? '';
  const failure: Failure = { code: 'nobody-connected', message: `nobody connected to port ${ports}` };
  const programs = [...world.programs];
  const gone = programs.every(([, state]) => state.ended) ? programs.at(-1) : undefined;
  if (!gone) return waiting(failure);
  return broken(endedEarly(gone[0], gone[1], 'without connecting'), 'exited');
}
