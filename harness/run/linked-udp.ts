import type { Link } from '../spec/assignment.ts';
import { ours } from '../spec/our-ends.ts';
import { DatagramLane } from '../wire/relay/datagram-lane.ts';
import { decider, replayer } from '../wire/relay/decide.ts';
import type { Direction } from '../wire/relay/draw.ts';
import type { DatagramListeners, UdpEnd } from '../wire/udp-end.ts';
import { choicesOf, crossing, holdOn } from './case-link.ts';
import { datagramFaultsOf } from './link-faults.ts';
import type { Stage } from './stage.ts';

/** Makes a UDP end. */
type Open = (listeners: DatagramListeners) => Promise<UdpEnd>;

/** An end of ours with the case's link before it, where one lies towards this program. */
export async function openThroughLink(
  stage: Stage,
  program: string,
  listeners: DatagramListeners,
  open: Open,
): Promise<UdpEnd> {
  const { link } = stage.order.planned.case;
  const sides = Object.values(link?.between ?? {});
  if (link?.transport !== 'udp' || !sides.includes(ours) || !sides.includes(program))
    return await open(listeners);
  const lanes = new Map<string, Lanes>();
  const lanesTo = (peer: string): Lanes => {
    const own =
      lanes.get(peer) ??
      openLanes(stage, link, program, {
        inwards: (bytes) => listeners.received(bytes, peer),
        outwards: (bytes) => void end.send(bytes, peer),
      });
    lanes.set(peer, own);
    return own;
  };
  const end = await open({
    ...listeners,
    received: (bytes, sender) => lanesTo(sender).inwards.carry(bytes),
  });
  return {
    ...end,
    remote: () => end.remote(),
    get ports() {
      return end.ports;
    },
    send: async (bytes, to = end.remote()) => {
      if (bytes.length > mostBytes) return 'too-large';
      if (to === undefined) return 'nobody';
      lanesTo(to).outwards.carry(bytes);
      return 'sent';
    },
    close: () => {
      for (const { inwards, outwards } of lanes.values()) {
        outwards.end();
        inwards.end();
      }
      end.close();
    },
  };
}

/** What lies between an end of ours and one peer. */
interface Lanes {
  inwards: DatagramLane;
  outwards: DatagramLane;
}

/** A flow is one pair of addresses: each has choices of its own. */
function openLanes(
  stage: Stage,
  link: Link,
  program: string,
  deliver: Record<keyof Lanes, (bytes: Buffer) => void>,
): Lanes {
  const flow = stage.flows++;
  return {
    inwards: laneOf(stage, link, { flow, sender: program }, deliver.inwards),
    outwards: laneOf(stage, link, { flow, sender: ours }, deliver.outwards),
  };
}

/** udp(7): what fits into an IPv4 packet. */
const mostBytes = 65_507;

function laneOf(
  stage: Stage,
  link: Link,
  { flow, sender }: { flow: number; sender: string },
  deliver: (bytes: Buffer) => void,
): DatagramLane {
  const direction: Direction = sender === link.between.begins ? 'forth' : 'back';
  const faults = datagramFaultsOf(link);
  const { seed, replay } = choicesOf(stage, link);
  const lane = { seed, flow, direction };
  const decide = replay === undefined ? decider(faults, lane) : replayer(replay, lane);
  return new DatagramLane(faults, direction, decide, {
    deliver,
    decided: (decision, bytes) => void stage.recorder.addTraffic(crossing(link, decision, bytes)),
    holds: (change) => holdOn(stage, change),
  });
}
