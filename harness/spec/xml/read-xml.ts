import { SaxesParser, type SaxesTagNS } from 'saxes';
import { strayAmpersand, xmlProblemWords } from './xml-problem-words.ts';

/** An element as its meaning has it: no prefixes, no comments, no entities, no layout. */
export interface XmlElement {
  name: string;
  /** The URI of its namespace; empty where it is in none. */
  space: string;
  /** By name; those of a namespace as `{uri}name`. */
  attributes: Map<string, string>;
  /** Texts as they read; white space between elements is left out. */
  children: (XmlElement | string)[];
}

/** What is wrong with a text that should be XML, and where: characters from its beginning. */
export interface XmlProblem {
  problem: string;
  at: number;
}

export interface XmlDocument {
  root: XmlElement;
  /** The same document without what only stands before its element, every place kept. */
  plain: string;
  /** How many elements and attributes it has. */
  items: number;
}

/** No honest message nests deeper, and what walks it must not run out of stack. */
const deepest = 250;
/** Elements and attributes together. */
const mostItems = 20_000;

const ownDtd = 'it brings a document type definition (DTD) of its own, which is not read';

const xmlSpace = /^[\t\n\r ]*$/;

/** Reads one XML document strictly. Nothing is fetched, and no document defines entities of its own. */
export function readXml(text: string): XmlDocument | XmlProblem {
  const start = text.search(/[^\t\n\r ]/);
  if (start < 0) return { problem: 'it is empty', at: 0 };
  if (text[start] !== '<')
    return { problem: `it begins with ${JSON.stringify(text[start])}, not with \`<\``, at: start };
  const reading = new Reading(text);
  try {
    return reading.document();
  } catch (error) {
    if (error instanceof Stop) return { problem: error.message, at: error.at };
    throw error;
  }
}

class Stop extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

class Reading {
  private readonly parser = new SaxesParser({ xmlns: true });
  private readonly open: XmlElement[] = [];
  private root: XmlElement | undefined;
  /** Told by the parser before it notices that another tag closes it. */
  private closed: string | undefined;
  private items = 0;
  private plain: string;

  constructor(private readonly text: string) {
    this.plain = text;
    this.parser.on('error', (error) => this.refuse(error.message));
    this.parser.on('xmldecl', () => this.blank(0, this.parser.position));
    this.parser.on('doctype', (doctype) => this.doctype(doctype));
    this.parser.on('opentag', (tag) => this.begin(tag));
    this.parser.on('closetag', () => this.end());
    this.parser.on('text', (words) => this.say(words));
    this.parser.on('cdata', (words) => this.say(words));
  }

  document(): XmlDocument {
    this.parser.write(this.text).close();
    if (this.root === undefined) throw new Stop('it has no element', 0);
    return { root: this.root, plain: this.plain, items: this.items };
  }

  private refuse(message: string): never {
    const plain = message.replace(/^\d+:\d+: /, '');
    const end = Math.max(0, Math.min(this.parser.position - 1, this.text.length));
    const dtd = this.root === undefined ? this.text.search(/<!DOCTYPE[^<>[]*\[/) : -1;
    if (dtd >= 0) throw new Stop(ownDtd, dtd);
    const stray = /^(?:unclosed|unexpected end)/.test(plain) ? this.text.search(strayAmpersand) : -1;
    if (stray >= 0) throw new Stop(xmlProblemWords('empty entity name.', '', undefined), stray);
    throw new Stop(xmlProblemWords(plain, this.text.slice(0, end + 1), this.closed), end);
  }

  private doctype(doctype: string): void {
    const end = this.parser.position;
    const start = this.text.lastIndexOf('<!DOCTYPE', end);
    if (doctype.includes('[')) throw new Stop(ownDtd, start);
    this.blank(start, end);
  }

  private blank(start: number, end: number): void {
    const blanks = this.plain.slice(start, end).replace(/[^\n\r]/g, ' ');
    this.plain = this.plain.slice(0, start) + blanks + this.plain.slice(end);
  }

  private begin({ local, uri, attributes }: SaxesTagNS): void {
    const named = Object.values(attributes).filter(
      ({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns',
    );
    this.items += 1 + Object.keys(attributes).length;
    const at = this.parser.position;
    if (this.items > mostItems) throw new Stop(`it has more than ${mostItems} elements and attributes`, at);
    if (this.open.length >= deepest) throw new Stop(`it is nested more than ${deepest} levels deep`, at);
    const element: XmlElement = {
      name: local,
      space: uri,
      attributes: new Map(
        named.map((one) => [one.uri === '' ? one.local : `{${one.uri}}${one.local}`, one.value]),
      ),
      children: [],
    };
    this.root ??= element;
    this.open.at(-1)?.children.push(element);
    this.open.push(element);
  }

  private end(): void {
    const element = this.open.pop();
    this.closed = element?.name;
    if (element?.children.some((child) => typeof child !== 'string'))
      element.children = element.children.filter(
        (child) => typeof child !== 'string' || !xmlSpace.test(child),
      );
  }

  private say(words: string): void {
    const children = this.open.at(-1)?.children;
    if (children === undefined || words === '') return;
    const last = children.at(-1);
    if (typeof last === 'string') children[children.length - 1] = last + words;
    else children.push(words);
  }
}
