import { counted } from '../counted.ts';
import { finding } from './finding.ts';
import type { Recognise } from './seen.ts';

/** Fewer bytes than any buffer that students choose: a short answer is some other mistake. */
const smallestBuffer = 64;

/** Mistakes that programs make with datagrams. */
export const datagramMistakes: Recognise[] = [
  ({ failure: { shown }, end }) => {
    const { expected, received } = shown ?? {};
    if (end?.state.transport !== 'udp' || !received || !expected || !('bytes' in expected)) return undefined;
    const { length } = received;
    const cut = length >= smallestBuffer && length < expected.bytes.length;
    if (!cut || !expected.bytes.subarray(0, length).equals(received)) return undefined;
    const message = `Of a datagram of ${expected.bytes.length} bytes the first ${length} came back.`;
    return finding('cuts-datagrams', message);
  },
  ({ failure }) =>
    failure.code === 'answer-from-elsewhere' ? finding('answers-from-another-socket') : undefined,
  ({ failure, end, world }) => {
    if (end?.state.transport !== 'udp' || failure.code !== 'no-answer' || world.unheard === 0)
      return undefined;
    const message = `${counted(world.unheard, 'datagram')} of the program went to a port that nobody has.`;
    return finding('answers-to-nobody', message);
  },
  ({ failure, world }) => {
    if (!['no-answer', 'incomplete-answer', 'wrong-answer', 'no-output'].includes(failure.code))
      return undefined;
    const [lost] = [...world.programs].filter(([, { lostDatagrams }]) => lostDatagrams > 0);
    if (!lost) return undefined;
    const message = `${counted(lost[1].lostDatagrams, 'datagram')} found no room in the receive buffer of ${lost[0]}.`;
    return finding('overflows-its-buffer', message);
  },
  ({ world }) => {
    const speaksUdp = [...world.ends.values()].some(({ transport }) => transport === 'udp');
    const unreachable = /ConnectionRefusedError|ECONNREFUSED|PortUnreachableException/;
    const dead = [...world.programs.values()].find(
      ({ ended, stderr }) => ended?.by === 'itself' && unreachable.test(stderr.log.from(0).toString('utf8')),
    );
    return speaksUdp && dead ? finding('dies-of-an-unreachable-port') : undefined;
  },
  ({ failure }) => {
    const wrong = failure.shown?.fields?.find(({ expected }) => expected !== undefined);
    if (!wrong?.number || wrong.bytes.length < 2 || wrong.bytes.length > 6) return undefined;
    const values = [
      wrong.bytes.readUIntBE(0, wrong.bytes.length),
      wrong.bytes.readUIntLE(0, wrong.bytes.length),
    ];
    const swapped = values.map(String).includes(wrong.expected ?? '');
    return swapped
      ? finding('swaps-byte-order', `The bytes of ${wrong.name} are those of ${wrong.expected}, in reverse.`)
      : undefined;
  },
];
