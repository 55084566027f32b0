import type * as Libxml2 from 'libxml2-wasm';

/** libxml2, for XPath and XSD; it starts asynchronously and costs a tenth of a second. */
export interface XmlEngine {
  lib: typeof Libxml2;
  /** What libxml2 has said of an expression since it was last asked: lines for a terminal. */
  takeSaid(): string[];
}

let loading: Promise<XmlEngine> | undefined;
let loaded: XmlEngine | undefined;

/** Whether a text, an assignment or a transcript, speaks of what only the engine can do. */
export function needsXmlEngine(text: string): boolean {
  return /\b(?:xpath|xsd)\b/.test(text);
}

/** Starts the engine once a process; those who need none never wait for it. */
export async function loadXmlEngine(): Promise<void> {
  loading ??= start();
  loaded = await loading;
}

/** The engine, which whoever loaded the assignment or the transcript has started. */
export function xmlEngine(): XmlEngine {
  if (loaded === undefined) throw new Error('the XML engine was not started');
  return loaded;
}

/**
 * The library writes what it thinks of an expression to the console, and keeps the
 * console that it finds when it starts: it finds one that remembers.
 */
async function start(): Promise<XmlEngine> {
  const said: string[] = [];
  const own = console.error;
  console.error = (...words: unknown[]) => void said.push(words.join(' '));
  try {
    const lib = await import('libxml2-wasm');
    return { lib, takeSaid: () => said.splice(0) };
  } finally {
    console.error = own;
  }
}
