import type { OpenAct } from '../spec/assignment.ts';
import { fillNumber, fillText, type Vars } from '../verdict/match/fill-template.ts';
import { type DatagramListeners, openUdp, waitUdp } from '../wire/udp-end.ts';
import type { Done } from './done.ts';
import { admitPrograms } from './known-senders.ts';
import { openThroughLink } from './linked-udp.ts';
import type { Stage } from './stage.ts';
import { waitingAddress, waitingPorts } from './waiting-ports.ts';
import { whereReached } from './where-reached.ts';

/** Opens a UDP end: towards a server, or on the port that a client was given. */
export async function doOpen(stage: Stage, act: OpenAct, vars: Vars): Promise<Done> {
  const name = fillText(act.as, vars);
  const { towards } = act;
  const program = 'server' in towards ? towards.server : towards.client;
  const end = await openThroughLink(stage, program, listenersOf(stage, name), (listeners) =>
    'server' in towards
      ? openTowards(stage, act, towards.server, listeners)
      : waitUdp(portsFor(stage, act, towards, vars), waitingAddress(stage, act.family), listeners),
  );
  stage.datagramEnds.set(name, end);
  stage.undo.push(() => end.close());
  const remote = end.remote();
  stage.recorder.add({
    kind: 'opened-udp',
    end: name,
    to: program,
    local: end.local,
    ...(remote && { remote }),
  });
  return 'done';
}

async function openTowards(stage: Stage, act: OpenAct, server: string, listeners: DatagramListeners) {
  const { address, port } = whereReached(stage, server, { way: 'udp', family: act.family });
  return await openUdp(address, port, listeners);
}

type Waiting = Extract<OpenAct['towards'], { client: string }>;

function portsFor(stage: Stage, { as }: OpenAct, { client, port }: Waiting, vars: Vars): number[] {
  return port === undefined ? waitingPorts(stage, as, client) : [fillNumber(port, vars)];
}

function listenersOf(stage: Stage, end: string): DatagramListeners {
  const { recorder } = stage;
  return {
    admits: admitPrograms(stage),
    received: (bytes, from) => void recorder.addTraffic({ kind: 'received', end, bytes, from }),
    strayed: (bytes, from) => void recorder.addTraffic({ kind: 'strayed', end, from, bytes }),
    refused: () => recorder.add({ kind: 'peer-closed', end, how: 'refused' }),
  };
}
