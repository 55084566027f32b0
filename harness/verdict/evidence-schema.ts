import Type, { type TProperties } from 'typebox';
import { calls } from '../spec/read-observe.ts';
import type { VarValue } from './evidence.ts';

/*
 * Evidence as it is saved: `transcript.schema.json` is made from these values,
 * which only that test loads; the types are those of `evidence.ts`.
 */

const closed = { additionalProperties: false };
const Text = Type.String();
const Port = Type.Integer({ minimum: 0, maximum: 65_535 });
const Json = Type.Unsafe<VarValue>({ description: 'Any JSON value' });
const Names = Type.Record(Text, Json, { description: 'Names to values' });
const Program = Type.String({ description: 'Which program, by its name in the assignment' });
const End = Type.String({ description: 'Which connection or listener, by its name in the case' });
const StepId = Type.String({
  description: 'Position in the case; `3.0.1` inside `together` and `repeat`, whose rounds follow: `3.0[5]`',
});
const Address = Type.String({ description: 'Address and port of one end, as the kernel gave them' });
const Stream = Type.Enum(['stdout', 'stderr']);

const Bytes = Type.Union(
  [
    Type.String({ description: 'Bytes that are valid UTF-8, as text' }),
    Type.Object({ base64: Text }, { ...closed, description: 'Other bytes, in base64 (RFC 4648)' }),
  ],
  { description: 'Bytes, exactly as they crossed' },
);

const EndStatus = Type.Union([
  Type.Object({ code: Type.Integer({ description: 'Exit status' }) }, closed),
  Type.Object({ signal: Type.String({ description: 'The signal that ended it: SIGKILL' }) }, closed),
]);

const Fault = Type.Union([
  Type.Object({ code: Type.Literal('harness-fault'), message: Text }, closed),
  Type.Object({ code: Type.Literal('port-busy'), port: Port, owner: Text }, closed),
  Type.Object({ code: Type.Literal('interrupted') }, closed),
  Type.Object(
    {
      code: Type.Literal('starved'),
      wallMs: Type.Number({ description: 'Milliseconds waited, by the clock' }),
    },
    closed,
  ),
]);

const at = Type.Number({ minimum: 0, description: 'Milliseconds since the case began' });

function happening<Kind extends string, Facts extends TProperties>(
  kind: Kind,
  facts: Facts,
  description?: string,
) {
  const options = description === undefined ? closed : { ...closed, description };
  return Type.Object({ at, kind: Type.Literal(kind), ...facts }, options);
}

const wait = Type.Enum(['satisfied', 'impossible', 'stuck', 'exited', 'expired', 'starved', 'interrupted'], {
  description:
    'Why the wait was over; `stuck` is a proof that nothing more would have come, `starved` that the machine gave too little time to tell',
});

const blockedThread = Type.Object(
  {
    program: Program,
    call: Type.String({ description: 'What the thread is blocked in: `recv()`' }),
    on: Type.Optional(Type.String({ description: 'What it waits on, in words' })),
  },
  closed,
);
const unread = Type.Object(
  { end: End, bytes: Type.Number({ minimum: 0, description: 'Bytes that the program has not read' }) },
  closed,
);

const ofSteps = [
  happening('step-began', { step: StepId, vars: Names }),
  happening('step-ended', { step: StepId, wait }),
  happening('steps-done', {}, 'Every step was taken and none failed'),
  happening(
    'unheard',
    { count: Type.Integer({ minimum: 1, description: 'Datagrams, since the case began' }) },
    'Datagrams came to a UDP port that nobody has',
  ),
  happening('began-afterwards', {}, 'A step failed; what follows is looked at, not judged'),
  happening(
    'proved-stuck',
    { blocked: Type.Array(blockedThread), unread: Type.Array(unread) },
    'Nothing more can come: where every thread is blocked, and what lies unread',
  ),
  happening('fault', { fault: Fault }, 'Of the grader, never of the program'),
] as const;

const limit = {
  limit: Type.Enum(['output', 'processes', 'memory', 'disk', 'processor']),
  value: Type.Integer({ minimum: 0, description: 'The figure: processes, bytes, or seconds' }),
};
const dropped = { count: Type.Integer({ minimum: 0, description: 'Bytes printed and not kept' }) };
const by = Type.Enum(['itself', 'us'], { description: '`us`: after a signal that the case sent' });

const Count = Type.Integer({ minimum: 0 });
const holdings = Type.Object(
  {
    listening: Type.Array(
      Type.Object(
        {
          family: Type.Enum(['ipv4', 'ipv6']),
          address: Text,
          port: Port,
          backlog: Type.Optional(Type.Integer({ minimum: 0, description: 'As listen() was given it' })),
          waiting: Type.Integer({ minimum: 0, description: 'Connections that wait to be accepted' }),
        },
        closed,
      ),
    ),
    ...{ connections: Count, unclosed: Count, descriptors: Count, threads: Count, children: Count },
    zombies: Count,
  },
  closed,
);
const call = Type.Enum([...calls]);
const sockets = Type.Object(
  {
    on: Type.Optional(Type.String({ description: 'The socket that the call was made on, by inode' })),
    gave: Type.Optional(Type.String({ description: 'The socket that it gave' })),
  },
  closed,
);
const failed = Type.Optional(Type.String({ description: 'Its errno: EADDRINUSE' }));

const ofPrograms = [
  happening('program-started', {
    program: Program,
    argv: Type.Array(Text),
    givenPort: Type.Optional(Port),
  }),
  happening(
    'program-listening',
    { program: Program, address: Text, port: Port, transport: Type.Optional(Type.Literal('udp')) },
    'A listening TCP socket of the program appeared, or a UDP socket with a port',
  ),
  happening('program-printed', { program: Program, stream: Stream, bytes: Bytes }),
  happening('output-dropped', { program: Program, stream: Stream, ...dropped }),
  happening(
    'datagrams-dropped',
    { program: Program, count: Type.Integer({ minimum: 1 }) },
    'Datagrams found no room in the receive queue of the program',
  ),
  happening('program-typed', { program: Program, bytes: Bytes }, 'Typed into its standard input'),
  happening('stdin-ended', { program: Program }),
  happening('limit-hit', { program: Program, ...limit }),
  happening('program-signalled', { program: Program, signal: Text }),
  happening(
    'program-held',
    { program: Program, holdings },
    'What the program holds, as the kernel counts it',
  ),
  happening(
    'program-used',
    {
      program: Program,
      percent: Type.Number({ minimum: 0, description: 'Of one processor, waiting for one included' }),
      overMs: Type.Number({ minimum: 0, description: 'Length of the measurement in milliseconds' }),
    },
    'How much the program computed',
  ),
  happening(
    'program-called',
    { program: Program, call, sockets, failed },
    'A system call that the case asks for',
  ),
  happening('program-ended', { program: Program, status: EndStatus, by }),
] as const;

const peer = Type.String({ description: 'The program at the other side, or the listener it came through' });
const how = Type.Enum(['finish', 'close', 'reset'], { description: '`finish` closes one direction' });

const ofEnds = [
  happening('listening', { end: End, ports: Type.Array(Port) }),
  happening('opened', { end: End, to: peer, local: Address, remote: Address }),
  happening('refused', { end: End }),
  happening(
    'opened-udp',
    { end: End, to: peer, local: Address, remote: Type.Optional(Address) },
    'A UDP end of ours; without `remote` it waits for a client',
  ),
  happening('sent', { end: End, bytes: Bytes, to: Type.Optional(Address) }, 'Of UDP, one datagram'),
  happening('read-by-program', { end: End }, 'The program has emptied its receive queue'),
  happening('received', { end: End, bytes: Bytes, from: Type.Optional(Address) }, 'Of UDP, one datagram'),
  happening('strayed', { end: End, from: Address, bytes: Bytes }, 'A datagram from where we send nothing to'),
  happening(
    'peer-closed',
    { end: End, how: Type.Enum(['fin', 'reset', 'refused']) },
    '`refused`: what was sent by UDP came back, since nobody receives there',
  ),
  happening('we-closed', { end: End, how }),
] as const;

const link = {
  from: Type.String({ description: 'A program, or `ours`' }),
  to: Type.String({ description: 'A program, or `ours`' }),
  flow: Type.Integer({
    minimum: 0,
    description: 'Which conversation over the link, in the order in which they began',
  }),
  direction: Type.Enum(['forth', 'back'], { description: '`forth`: from the end that began it' }),
};
const fate = Type.Object(
  {
    lost: Type.Optional(Type.String({ description: 'The fault that lost it' })),
    copies: Type.Optional(Type.Integer({ minimum: 1, description: 'Further copies that were delivered' })),
    flipped: Type.Optional(
      Type.Integer({ minimum: 0, description: 'The bit that was flipped, from the start' }),
    ),
    cut: Type.Optional(Type.Integer({ minimum: 0, description: 'Bytes that were left of it' })),
    behind: Type.Optional(
      Type.Integer({ minimum: 1, description: 'It was held until so many others had passed' }),
    ),
    delayed: Type.Optional(
      Type.Integer({ minimum: 0, description: 'It was delivered so many milliseconds later' }),
    ),
  },
  { ...closed, description: 'What the link decided; empty where it passed unharmed' },
);

const ofLinks = [
  happening(
    'crossed',
    {
      ...link,
      index: Type.Integer({ minimum: 0, description: 'Its number in this direction' }),
      bytes: Bytes,
      fate,
    },
    'A datagram came to the link',
  ),
  happening(
    'link-ended',
    { ...link, how: Type.Enum(['closed', 'finished', 'reset']), afterBytes: Count },
    'The link itself ended a connection, or one direction of it',
  ),
] as const;

/** One thing that happened. */
export const evidenceSchema = Type.Union([...ofSteps, ...ofPrograms, ...ofEnds, ...ofLinks]);
