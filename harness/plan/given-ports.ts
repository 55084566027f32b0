import type { Step } from '../spec/assignment.ts';
import { ours } from '../spec/our-ends.ts';
import type { PlannedCase } from './planned-case.ts';

/** Which port is whose in a case. */
export interface GivenPorts {
  /** The port handed to each program: a server’s own, or the one that a client is to connect to. */
  programs: Record<string, number>;
  /** The port of each listener that names none itself. */
  listeners: Record<string, number>;
}

type Planned = Pick<PlannedCase, 'case' | 'programs'>;

/** How many ports a case needs: one for each program that listens, one for each listener of ours. */
export function portsNeeded(planned: Planned): number {
  return Math.max(1, serversOf(planned).length + listenersOf(planned).length);
}

/**
 * Shares out as many ports as are needed: servers first, then listeners, in their order.
 * A client is told the first listener’s that waits for it, otherwise the first server’s.
 */
export function givenPorts(planned: Planned, numbers: readonly number[]): GivenPorts {
  const servers = serversOf(planned);
  const listeners = listenersOf(planned);
  const [first = 0] = numbers;
  const own = new Map(servers.map((name, index) => [name, numbers[index] ?? first]));
  const ours = new Map(listeners.map(({ as }, index) => [as, numbers[servers.length + index] ?? first]));
  const portOf = (name: string): number => {
    const waiting = listeners.find((one) => one.for === name);
    return own.get(name) ?? ours.get(waiting?.as ?? '') ?? first;
  };
  return {
    programs: Object.fromEntries(Object.keys(planned.programs).map((name) => [name, portOf(name)])),
    listeners: Object.fromEntries(ours),
  };
}

/** Two players that talk to each other listen too, where the case does not listen for them. */
function serversOf(planned: Planned): string[] {
  const awaited = listenersOf(planned).map((one) => one.for);
  return planned.case.programs.filter((name) => {
    const role = planned.programs[name]?.role;
    return role === 'server' || (role === 'peer' && !awaited.includes(name));
  });
}

/** One of ours that waits for a client, by TCP or UDP, on a port that the case does not name. */
interface Listener {
  as: string;
  for: string;
}

function listenersOf({ case: { steps, link } }: Planned): Listener[] {
  const own = steps.flatMap(listenersIn);
  const between = link === undefined || Object.values(link.between).includes(ours) ? [] : [link.between];
  const all = [...between.map(({ begins }) => ({ as: linkListener, for: begins })), ...own];
  return [...new Map(all.map((one) => [one.as, one])).values()];
}

/** The name under which a link between two programs has a port to wait on. */
export const linkListener = '(link)';

function listenersIn({ act }: Step): Listener[] {
  if (act.verb === 'together') return act.branches.flat().flatMap(listenersIn);
  if (act.verb === 'repeat') return act.steps.flatMap(listenersIn);
  if (act.verb === 'listen' || act.verb === 'serve') return act.port === undefined ? [act] : [];
  if (act.verb !== 'open' || 'server' in act.towards || act.towards.port !== undefined) return [];
  return [{ as: act.as, for: act.towards.client }];
}
