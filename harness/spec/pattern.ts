import type { ByteSource, NumberTemplate, Template } from './byte-source.ts';
import type { FieldTemplates, Layout } from './layout.ts';
import type { Place } from './place.ts';

/** A JSON value whose strings are templates; a string that is only `${n}` takes n's own type. */
export type JsonTemplate =
  | Template
  | number
  | boolean
  | null
  | JsonTemplate[]
  | { [key: string]: JsonTemplate };

export type Tolerance = 'newline' | 'cr' | 'nul-padding' | 'banner' | 'letter-case' | 'trailing-space';

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
