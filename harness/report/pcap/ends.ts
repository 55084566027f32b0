import type { EndHappening, Evidence } from '../../verdict/evidence.ts';
import { type Address, readAddress } from './address.ts';
import { type Packet, TcpConversation } from './tcp-conversation.ts';
import { UdpConversation } from './udp-conversation.ts';

type OfEnd = Extract<Evidence, EndHappening>;
type Opening = Extract<OfEnd, { kind: 'opened' | 'opened-udp' }>;

/** Turns what happened at our ends into the packets that crossed there. */
export type EndReader = (event: OfEnd) => Packet[];

/** What was opened to something that is no program, a listener of ours, the program has opened. */
export function endReader(isProgram: (name: string) => boolean, serverPort: () => number): EndReader {
  const tcp = new Map<string, TcpConversation>();
  const udp = new Map<string, UdpConversation>();
  let opened = 0;
  const refuse = (): Packet[] => {
    const number = opened++;
    const [from, to] = [anyLocal(number), readAddress(`127.0.0.1:${serverPort()}`)];
    return new TcpConversation({ from, to }, firstNumber(number)).refuse('ours');
  };
  const open = (event: Opening): Packet[] => {
    const local = readAddress(event.local);
    const remote = event.remote === undefined ? undefined : readAddress(event.remote);
    tcp.delete(event.end);
    udp.delete(event.end);
    if (event.kind === 'opened-udp' || !remote) {
      udp.set(event.end, new UdpConversation(local, remote));
      return [];
    }
    const conversation = new TcpConversation({ from: local, to: remote }, firstNumber(opened++));
    tcp.set(event.end, conversation);
    return conversation.open(isProgram(event.to) ? 'ours' : 'theirs');
  };
  return (event) => {
    if (event.kind === 'refused') return refuse();
    if (event.kind === 'opened' || event.kind === 'opened-udp') return open(event);
    const stream = tcp.get(event.end);
    const datagrams = udp.get(event.end);
    if (stream) return ofStream(event, stream);
    return datagrams ? ofDatagrams(event, datagrams) : [];
  };
}

/** Where a connection came from that was refused is not on record. */
function anyLocal(opened: number): Address {
  return readAddress(`127.0.0.1:${49_152 + (opened % 16_384)}`);
}

/** Far apart, so that a connection with the same ports as an earlier one is a new one. */
function firstNumber(opened: number): number {
  return Math.imul(opened + 1, 0x0f12_3457) >>> 0;
}

function ofStream(event: OfEnd, stream: TcpConversation): Packet[] {
  switch (event.kind) {
    case 'sent':
      return stream.carry('ours', event.bytes);
    case 'received':
      return stream.carry('theirs', event.bytes);
    case 'read-by-program':
      return stream.acknowledge('theirs');
    case 'peer-closed':
      return event.how === 'fin' ? stream.finish('theirs') : stream.reset('theirs');
    case 'we-closed':
      return event.how === 'reset' ? stream.reset('ours') : stream.finish('ours');
    default:
      return [];
  }
}

function ofDatagrams(event: OfEnd, datagrams: UdpConversation): Packet[] {
  switch (event.kind) {
    case 'sent':
      return datagrams.send(event.bytes, event.to === undefined ? undefined : readAddress(event.to));
    case 'received':
      return datagrams.receive(event.bytes, event.from === undefined ? undefined : readAddress(event.from));
    case 'strayed':
      return datagrams.receive(event.bytes, readAddress(event.from));
    case 'peer-closed':
      return datagrams.refuse();
    default:
      return [];
  }
}
