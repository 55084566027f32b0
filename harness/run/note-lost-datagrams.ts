import { type DatagramSocket, readDatagramSockets } from '../observe/stuck/datagram-sockets.ts';
import { readUnheard } from '../observe/unheard.ts';
import type { UdpEnd } from '../wire/udp-end.ts';
import type { Stage } from './stage.ts';

/** So many datagrams are a flood: that our queue overflows is then the program's own doing. */
const flood = 10_000;

/** Where something did not come: whether it, or what it answers, was lost in a queue, or went to nobody. */
export function noteLostDatagrams(stage: Stage): void {
  if (stage.datagramEnds.size === 0) return;
  const sockets = readDatagramSockets('self').filter(({ kind, drops }) => kind === 'udp' && drops > 0);
  for (const [name, { ports }] of stage.datagramEnds) {
    noteOurs(
      stage,
      name,
      sockets.find(({ local }) => local.port === ports.ours),
    );
    noteTheirs(
      stage,
      name,
      sockets.find(({ local }) => local.port === ports.theirs),
    );
  }
  noteUnheard(stage);
}

function noteOurs({ recorder }: Stage, name: string, ours: DatagramSocket | undefined): void {
  const received = recorder.events.filter((one) => one.kind === 'received' && one.end === name).length;
  if (!ours || received >= flood) return;
  const message = `${ours.drops} datagrams to ${name} were lost in a queue of ours`;
  recorder.add({ kind: 'fault', fault: { code: 'harness-fault', message } });
}

function noteTheirs({ recorder }: Stage, name: string, theirs: DatagramSocket | undefined): void {
  const program = recorder.world.ends.get(name)?.to ?? '';
  const known = recorder.world.programs.get(program)?.lostDatagrams ?? 0;
  if (theirs && theirs.drops > known)
    recorder.add({ kind: 'datagrams-dropped', program, count: theirs.drops - known });
}

/** On the machine's own network other programs send to nobody, too. */
function noteUnheard({ recorder, order, datagramEnds }: Stage): void {
  if (order.isolation === 'none' || [...datagramEnds.values()].some(wasRefused)) return;
  const count = readUnheard();
  if (count > recorder.world.unheard) recorder.add({ kind: 'unheard', count });
}

/** Then it was we who sent to nobody. */
function wasRefused({ refusals }: UdpEnd): boolean {
  return refusals() > 0;
}
