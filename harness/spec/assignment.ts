import type { NumberTemplate, Template } from './byte-source.ts';
import type {
  AcceptAct,
  ClosedAct,
  ConnectAct,
  EndAct,
  ExpectAct,
  ListenAct,
  OpenAct,
  QuietAct,
  SendAct,
} from './end-acts.ts';
import type { CrossedAct, Link, Player } from './link.ts';
import type { ObserveAct } from './observation.ts';
import type { JsonTemplate, Tolerance } from './pattern.ts';
import type { Place } from './place.ts';
import type {
  ExitAct,
  OutputAct,
  RestartAct,
  SignalAct,
  StartAct,
  StdinAct,
  StopAct,
} from './program-acts.ts';
import type { ServeAct } from './serve.ts';

export type { ByteSource, NumberTemplate, Template } from './byte-source.ts';
export type * from './end-acts.ts';
export type * from './link.ts';
export type * from './observation.ts';
export type * from './pattern.ts';
export type * from './place.ts';
export type * from './program-acts.ts';
export type * from './serve.ts';

/**
 * An assignment as the rest of the harness sees it: every short form expanded,
 * every default filled in, every referenced file read. `loadAssignment` makes it.
 *
 * Strings marked `Template` may hold `${name}`; rows of `for` are filled in by
 * `plan`, everything else by `run`, when the value is known.
 */

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
