import type { ByteSource, NumberTemplate, Template } from './byte-source.ts';
import type { FieldTemplates, Layout } from './layout.ts';

export type { ByteSource, NumberTemplate, Template } from './byte-source.ts';

/**
 * An assignment as the rest of the harness sees it: every short form expanded,
 * every default filled in, every referenced file read. `loadAssignment` makes it.
 *
 * Strings marked `Template` may hold `${name}`; rows of `for` are filled in by
 * `plan`, everything else by `run`, when the value is known.
 */

/** Where something stands in the assignment's file; lines and columns from 1. */
export interface Place {
  line: number;
  column: number;
  /** Characters to underline, at least 1, never past the end of the line. */
  length: number;
}

/** A JSON value whose strings are templates; a string that is only `${n}` takes n's own type. */
export type JsonTemplate =
  | Template
  | number
  | boolean
  | null
  | JsonTemplate[]
  | { [key: string]: JsonTemplate };

export interface Assignment {
  id: string;
  title: string;
  /** Absolute path of the YAML file. */
  file: string;
  /** The file's text, for carets under what failed. */
  text: string;
  handout?: string;
  /** Reference programs: language to absolute folder. */
  reference: Record<string, string>;
  /** Absolute path of the file that lists the mutants. */
  mutants?: string;
  programs: Record<string, Program>;
  cases: Case[];
}

export type Role = 'server' | 'client' | 'peer' | 'tool';

/** How a program talks; `both`: TCP and UDP on one port number. */
export type Transport = 'tcp' | 'udp' | 'both';

export interface Program {
  name: string;
  role: Role;
  transport: Transport;
  port?: PortPolicy;
  args: Template[];
  env: Record<string, Template>;
  /** Lines typed as the program asks for them, in every case. */
  stdin: Template[];
  /** File names that may be this program, the first that exists wins. */
  entry: string[];
}

/** `given: must` demands the port handed over; `may` also accepts the handout's. */
export interface PortPolicy {
  number: number;
  given: 'may' | 'must';
}

export type Visibility = 'visible' | 'hidden' | 'after-due' | 'after-published';
export type Tolerance = 'newline' | 'cr' | 'nul-padding' | 'banner' | 'letter-case' | 'trailing-space';

export interface Case {
  id: string;
  title: string;
  place: Place;
  points: number;
  extraCredit: boolean;
  needs: string[];
  visibility: Visibility;
  because?: string;
  tags: string[];
  tolerate: Tolerance[];
  /** `fail`: bytes left unread at the end of the case fail it. */
  leftover: 'note' | 'fail';
  /** Each row makes a case of its own; `[{}]` where the case has no `for`. */
  for: Record<string, JsonTemplate>[];
  /** Programs the case uses, in the order in which they are started. */
  programs: string[];
  /** Programs started before the first step: those of role server that no `start` names. */
  startFirst: string[];
  /** Who plays which program, where two talk to each other in networks of their own. */
  players?: Record<string, Player>;
  link?: Link;
  steps: Step[];
}

export interface Step {
  /** Position in the case: `3`, or `3.0.1` inside `together` and `repeat`. */
  id: string;
  place: Place;
  /** Points of this step alone, where the case divides its points. */
  points?: number;
  because?: string;
  act: Act;
}

export type Act =
  | StartAct
  | StdinAct
  | OutputAct
  | ExitAct
  | SignalAct
  | StopAct
  | RestartAct
  | ConnectAct
  | ListenAct
  | AcceptAct
  | OpenAct
  | ServeAct
  | SendAct
  | ExpectAct
  | EndAct
  | ClosedAct
  | QuietAct
  | ObserveAct
  | CrossedAct
  | TogetherAct
  | RepeatAct;
export type Verb = Act['verb'];

export interface StartAct {
  verb: 'start';
  program: string;
  /** Replace the program's own where given. */
  args?: Template[];
  env?: Record<string, Template>;
  withinMs: number;
}

export interface StdinAct {
  verb: 'stdin';
  of: string;
  lines: Template[];
  /** `asked`: each line when the program blocks reading; `now`: at once. */
  when: 'asked' | 'now';
  /** End of file after the lines; otherwise standard input stays open. */
  then?: 'end';
  withinMs: number;
}

export interface OutputAct {
  verb: 'stdout' | 'stderr';
  of: string;
  pattern: Pattern;
  frame: Frame;
  /** `exit`: judged on everything printed until the program has ended. */
  until?: 'exit';
  tolerate: Tolerance[];
  withinMs: number;
}

export type ExitStatus = 'any' | 'success' | 'failure' | { code: number } | { signal: string };

export interface ExitAct {
  verb: 'exit';
  of: string;
  status: ExitStatus;
  withinMs: number;
}

export interface SignalAct {
  verb: 'signal';
  of: string;
  /** With `SIG`: SIGTERM, SIGINT, SIGKILL … */
  signal: string;
}

export interface StopAct {
  verb: 'stop';
  of: string;
  withinMs: number;
}

export interface RestartAct {
  verb: 'restart';
  of: string;
  withinMs: number;
}

export interface ConnectAct {
  verb: 'connect';
  as: string;
  to: string;
  /** More than one: the ends are `as-1`, `as-2` …, and `as` names them all. */
  count: NumberTemplate;
  family?: 'ipv4' | 'ipv6';
  outcome: 'accepted' | 'refused' | 'pending';
  withinMs: number;
}

export interface ListenAct {
  verb: 'listen';
  as: string;
  /** The program whose handout port is listened on: the client that will come. */
  for: string;
  /** Another port than the program's. */
  port?: NumberTemplate;
  family?: 'ipv4' | 'ipv6';
}

export interface AcceptAct {
  verb: 'accept';
  as: string;
  on: string;
  withinMs: number;
}

/** A UDP end of ours: it sends to a server, or waits on a port for a client's first datagram. */
export interface OpenAct {
  verb: 'open';
  as: string;
  towards: { server: string } | { client: string; port?: NumberTemplate };
  family?: 'ipv4' | 'ipv6';
}

/** Ends named by a step, in order; `but` is taken away from all open ones. */
export type Ends = { ends: string[] } | { allBut: string[] };

export interface SendAct {
  verb: 'send';
  via: Ends;
  payload: Payload;
  frame: Frame;
  pieces?: 'every-byte' | { size: NumberTemplate } | { sizes: NumberTemplate[] };
  then?: 'finish' | 'close' | 'reset';
  withinMs: number;
}

export interface ExpectAct {
  verb: 'expect';
  via: Ends;
  pattern: Pattern;
  frame: Frame;
  tolerate: Tolerance[];
  /** Names to places in the message: kept for later as `${name}`. */
  save: Record<string, ValuePath>;
  withinMs: number;
}

/** Our end: half-close, close, or reset. */
export interface EndAct {
  verb: 'finish' | 'close' | 'reset';
  via: Ends;
}

/** How the program closed its end; of UDP, the system can only say that nobody receives there. */
export interface ClosedAct {
  verb: 'closed';
  via: Ends;
  how: 'fin' | 'reset' | 'either' | 'refused';
  withinMs: number;
}

export interface QuietAct {
  verb: 'quiet';
  via: Ends;
  forMs: number;
}

/** What the kernel knows about a program; all must hold at once. */
export interface ObserveAct {
  verb: 'observe';
  of: string;
  checks: Observation[];
  withinMs: number;
}

export type Observation = { place: Place } & (
  | {
      kind: 'listening';
      /** `any`, `loopback` or an address. */
      address?: Template;
      family?: 'ipv4' | 'ipv6';
      port?: NumberTemplate;
      backlog?: Amount;
    }
  | { kind: 'amount'; what: Counted; amount: Amount }
  /** Percent of one processor, over so many milliseconds. */
  | { kind: 'idle'; forMs: number; atMostPercent: number }
  | { kind: 'calls'; inOrder: Call[] }
  /** Every connection that was accepted or made is closed. */
  | { kind: 'closed' }
);
export type Counted = 'connections' | 'descriptors' | 'threads' | 'children' | 'zombies';
export type Call =
  | 'socket'
  | 'reuse-address'
  | 'bind'
  | 'listen'
  | 'accept'
  | 'connect'
  | 'shutdown'
  | 'close';

/** `grownAtMost`: above what there were when the program was ready. */
export interface Amount {
  atLeast?: NumberTemplate;
  atMost?: NumberTemplate;
  grownAtMost?: NumberTemplate;
}

export interface TogetherAct {
  verb: 'together';
  branches: Step[][];
}

export interface RepeatAct {
  verb: 'repeat';
  times: NumberTemplate;
  /** Counts from 1. */
  as?: string;
  steps: Step[];
}

/** What is sent. `line`, `json` and `xml` get the frame's envelope, `bytes` none. */
export type Payload =
  | { kind: 'bytes'; bytes: ByteSource }
  | { kind: 'line'; text: Template }
  | { kind: 'json'; value: JsonTemplate }
  | { kind: 'xml'; text: Template }
  | { kind: 'message'; layout: Layout; values: FieldTemplates };

/** An XPath 1.0 expression with the namespaces of its prefixes; `${name}` in it becomes a literal. */
export interface XPathTemplate {
  xpath: Template;
  namespaces: Record<string, string>;
}

/** Where a part of a message is: a JSON pointer, or an XPath. */
export type ValuePath = string | XPathTemplate;

/** Where a message ends. `raw` has no messages: the next bytes. */
export type Frame =
  | { kind: 'raw' }
  | { kind: 'line'; end: 'lf' | 'crlf'; max: number }
  | { kind: 'fixed'; bytes: number }
  | { kind: 'length-prefix'; bytes: 1 | 2 | 4 | 8; endian: 'big' | 'little'; includesHeader: boolean }
  | { kind: 'until-close' }
  | { kind: 'value' }
  /** Of UDP ends: a datagram is a message. */
  | { kind: 'datagram' };

/** Each of so many tries succeeds with this probability, from 0 to 1. */
export interface Odds {
  outOf: number;
  chance: number;
}

export type Pattern =
  | { kind: 'bytes'; bytes: ByteSource; place: Place }
  | { kind: 'line'; text: Template; place: Place }
  | { kind: 'includes'; text: Template; place: Place }
  /** A regular expression on the linear engine, found anywhere in the message. */
  | { kind: 'matches'; regex: string; place: Place }
  | { kind: 'json'; value: JsonTemplate; place: Place }
  | { kind: 'json-includes'; value: JsonTemplate; place: Place }
  /** `name` is the schema's file, or `schema` where it stands in place. */
  | { kind: 'schema'; name: string; schema: unknown; place: Place }
  /** Equal as XML, whatever the order of attributes, the prefixes and the layout. */
  | { kind: 'xml'; text: Template; place: Place }
  /** Is true, or finds at least one node. */
  | { kind: 'xpath'; holds: XPathTemplate; place: Place }
  /** `name` is the schema's file, or words where it stands in place. */
  | { kind: 'xsd'; name: string; xsd: string; place: Place }
  /** A binary message; of its fields, those that are given must be equal. */
  | { kind: 'message'; layout: Layout; values: FieldTemplates; place: Place }
  | { kind: 'size'; min: NumberTemplate; max: NumberTemplate; place: Place }
  | { kind: 'all'; of: Pattern[]; place: Place }
  | { kind: 'any'; of: Pattern[]; place: Place }
  | { kind: 'not'; of: Pattern; place: Place }
  /** As many messages as patterns, in any order. */
  | { kind: 'unordered'; of: Pattern[]; place: Place }
  /** Several messages, each like `of`; `distinct` says by what they are told apart. */
  | {
      kind: 'some';
      atLeast: NumberTemplate;
      atMost?: NumberTemplate;
      of: Pattern;
      distinct?: ValuePath;
      /** What the counts were reckoned from, where the program answers at random. */
      odds?: Odds;
      place: Place;
    };

/** Whose part a program has in a case: the hand-in’s own, or the reference’s. */
export type Player = 'submission' | 'reference';

/** What lies between two programs, or between a program and our ends. */
export interface Link {
  /** `begins` is a program or `ours`; `answers` is a program that waits. */
  between: { begins: string; answers: string };
  transport: 'tcp' | 'udp';
  faults: LinkFault[];
  /** The case is tried with each; without any, with the seed of the run. */
  seeds: number[];
}

/** One thing that a link does to what these send. */
export type LinkFault = { name: string; from: string[] } & (DatagramTrouble | StreamTrouble);

/** Of datagrams, in the words of tc-netem. Chances from 0 to 1. */
export type DatagramTrouble =
  | { kind: 'loss'; hits: Hits }
  | { kind: 'burst-loss'; model: { toBad: number; toGood: number; lossInBad: number; lossInGood: number } }
  | { kind: 'duplicate'; hits: Hits }
  | { kind: 'corrupt'; hits: Hits }
  | { kind: 'truncate'; hits: Hits; toBytes: number }
  | { kind: 'reorder'; hits: Hits; gap: number; flushMs: number }
  | { kind: 'delay'; hits: Hits; ms: number; jitterMs: number }
  | { kind: 'rate'; bytesPerSecond: number };

/** Of connections, in the words of Toxiproxy. */
export type StreamTrouble =
  | { kind: 'latency'; ms: number; jitterMs: number }
  | { kind: 'bandwidth'; bytesPerSecond: number }
  | { kind: 'slicer'; averageBytes: number; variationBytes: number; delayMs: number }
  | { kind: 'slow-close'; ms: number }
  | { kind: 'timeout'; ms: number }
  | { kind: 'limit-data' | 'finish-at' | 'reset-at'; bytes: number }
  | { kind: 'reset-after'; ms: number };

/** Which datagrams are hit, among those that are `like` this. */
export interface Hits {
  choice:
    | { by: 'chance'; chance: number }
    | { by: 'nth'; nth: number[] }
    | { by: 'every'; every: number }
    | { by: 'first'; first: number }
    | { by: 'all' };
  like?: Pattern;
}

/** What passed over the link, judged as a whole; all checks must hold. */
export interface CrossedAct {
  verb: 'crossed';
  /** Whose datagrams: a program’s, or those of our ends. */
  from: string;
  /** Which of them count; all where it is absent. */
  like?: Pattern;
  /** What tells one datagram from another: a JSON pointer, of a binary message `/field`. */
  by: string;
  /** The assignment’s binary messages, for `by`. */
  layouts: Layout[];
  checks: CrossedCheck[];
  withinMs: number;
}

export type CrossedCheck = { place: Place } & (
  | { kind: 'count'; atLeast: NumberTemplate; atMost?: NumberTemplate }
  /** Sent and not acknowledged: never more than `max`, and once at least `reaches`. */
  | { kind: 'outstanding'; max: NumberTemplate; reaches: NumberTemplate; ackedBy: Pattern; acks: AckMeaning }
  | { kind: 'resent'; keys: JsonTemplate[]; others: 'none' | 'any' }
  /** First copies, in the order in which they were sent. */
  | { kind: 'order'; keys: JsonTemplate[] }
  /** Between one copy and the next of the same datagram. */
  | { kind: 'gaps'; atLeastMs: number; atMostMs?: number }
);

/** What an acknowledgement of n says: n came, all up to n came, or n is the next one wanted. */
export type AckMeaning = 'each' | 'up-to' | 'next';

/** A peer of ours that answers by rules: the first that fits each message decides, without one nothing is done. */
export interface ServeAct {
  verb: 'serve';
  as: string;
  /** The client that will come. */
  for: string;
  port?: NumberTemplate;
  transport: 'tcp' | 'udp';
  frame: Frame;
  rules: ServeRule[];
}

export interface ServeRule {
  /** Messages of this peer, counted from 1 over all conversations. */
  nth?: number[];
  like?: Pattern;
  /** Only where the conversation has come to this state; it begins in `start`. */
  state?: string;
  answer: ServeAnswer;
  delayMs: number;
  /** The state of the conversation from here on. */
  becomes?: string;
}

/** `elsewhere`: from another port than the one that was asked; UDP only. */
export type ServeAnswer =
  | { do: 'echo'; from: 'here' | 'elsewhere' }
  | { do: 'reply'; payload: Payload; frame: Frame; from: 'here' | 'elsewhere' }
  | { do: 'drop' | 'finish' | 'close' | 'reset' };
