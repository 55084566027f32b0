import { linkListener } from '../plan/given-ports.ts';
import type { Link } from '../spec/assignment.ts';
import { ours } from '../spec/our-ends.ts';
import type { Crossing } from '../verdict/link-evidence.ts';
import type { Decision } from '../wire/relay/datagram-fault.ts';
import { here } from '../wire/relay/here.ts';
import type { Inside, Station } from '../wire/relay/inside.ts';
import { openTcpRelay, type TcpRelay, type TcpRelayPlan } from '../wire/relay/tcp-relay.ts';
import { openUdpRelay } from '../wire/relay/udp-relay.ts';
import { datagramFaultsOf, streamFaultsOf } from './link-faults.ts';
import type { Stage } from './stage.ts';
import { waitingAddress, waitingPorts } from './waiting-ports.ts';
import { whereReached } from './where-reached.ts';

/** Between two players: a relay from the one's network into the other's, before any of them is started. */
export async function openPlayersLink(stage: Stage): Promise<void> {
  const { link, players } = stage.order.planned.case;
  if (link === undefined || link.between.begins === ours || link.between.answers === ours) return;
  const { begins, answers } = link.between;
  const front = {
    inside: insideOf(stage, begins),
    address: players === undefined ? '127.0.0.1' : waitingAddress(stage, undefined),
    ports: waitingPorts(stage, linkListener, begins),
  };
  const back = { ...stationOf(stage, answers), port: () => portOf(stage, answers) };
  const relay = await openRelay(stage, link, front, back);
  stage.undo.push(() => relay.close());
}

/** A connection of ours to a program takes the link, where one lies before that program. */
export async function openTcpLinkTo(
  stage: Stage,
  program: string,
  target: { address: string; port: number },
): Promise<number | undefined> {
  const { link } = stage.order.planned.case;
  if (link?.transport !== 'tcp' || link.between.begins !== ours || link.between.answers !== program)
    return undefined;
  const station = { inside: here, address: target.address };
  const front = { ...station, ports: [0] };
  stage.tcpLink ??= await openTcp(stage, link, front, { ...station, port: () => target.port });
  return stage.tcpLink.ports[0];
}

type Front = TcpRelayPlan['front'];
type Back = Station & { port(): number };

async function openRelay(stage: Stage, link: Link, front: Front, back: Back): Promise<{ close(): void }> {
  if (link.transport === 'tcp') return await openTcp(stage, link, front, back);
  const { seed, replay } = choicesOf(stage, link);
  return await openUdpRelay(
    { front, back, faults: datagramFaultsOf(link), seed, ...(replay && { replay }) },
    {
      decided: (decision, bytes) => void stage.recorder.addTraffic(crossing(link, decision, bytes)),
      holds: (change) => holdOn(stage, change),
    },
  );
}

/** The link as a relay, until the end of the case. */
export async function openTcp(stage: Stage, link: Link, front: Front, back: Back): Promise<TcpRelay> {
  const { begins, answers } = link.between;
  const relay = await openTcpRelay(
    { front, back, faults: streamFaultsOf(link), seed: choicesOf(stage, link).seed },
    {
      opened: () => {},
      ended: (ending) => {
        const [from, to] = ending.direction === 'forth' ? [begins, answers] : [answers, begins];
        stage.recorder.add({ kind: 'link-ended', from, to, ...ending });
      },
      holds: (change) => holdOn(stage, change),
    },
  );
  stage.undo.push(() => relay.close());
  return relay;
}

/** What the link's choices are drawn from, or what they were the last time. */
export function choicesOf(stage: Stage, link: Link): { seed: number; replay?: readonly Decision[] } {
  const { planned, replay } = stage.order;
  return { seed: link.seeds[0] ?? planned.seed, ...(replay && { replay }) };
}

/** A datagram that came to the link, as evidence. */
export function crossing(link: Link, decision: Decision, bytes: Buffer): Omit<Crossing, 'at'> {
  const { begins, answers } = link.between;
  const [from, to] = decision.direction === 'forth' ? [begins, answers] : [answers, begins];
  return { kind: 'crossed', from, to, bytes, ...decision };
}

/** What a link holds is under way: nothing is proved meanwhile. */
export function holdOn(stage: Stage, change: 1 | -1): void {
  stage.ownWork += change;
}

/** Where a program's sockets and ours beside it are made. */
export function insideOf(stage: Stage, program: string): Inside {
  return stage.networks.get(program)?.inside ?? here;
}

function stationOf(stage: Stage, program: string): Station {
  return {
    inside: insideOf(stage, program),
    get address() {
      return whereReached(stage, program, wayOf(stage)).address;
    },
  };
}

function portOf(stage: Stage, program: string): number {
  return whereReached(stage, program, wayOf(stage)).port;
}

function wayOf({ order }: Stage): Parameters<typeof whereReached>[2] {
  return { way: order.planned.case.link?.transport ?? 'udp', family: undefined };
}
