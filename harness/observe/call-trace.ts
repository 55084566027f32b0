import { readFileSync } from 'node:fs';

/** A call on a TCP or UDP socket, as strace(1) wrote it down with `-f -y`. */
export interface TracedCall {
  call: 'socket' | 'reuse-address' | 'bind' | 'listen' | 'accept' | 'connect' | 'shutdown' | 'close';
  /** Sockets by inode: the one that it was made on, and the one that it gave. */
  sockets: { on?: string; gave?: string };
  /** The errno of a call that failed: EADDRINUSE. */
  failed?: string;
}

/** Reads what strace has written so far, a piece at a time. */
export class CallTrace {
  readonly #file: string;
  #taken = 0;
  /** Calls that another thread's line has cut in two, by thread. */
  readonly #unfinished = new Map<string, string>();
  readonly #sockets = new Set<string>();

  constructor(file: string) {
    this.#file = file;
  }

  /** The calls that were completed since the last time. */
  readNew(): TracedCall[] {
    const fresh = readText(this.#file).slice(this.#taken);
    const whole = fresh.slice(0, fresh.lastIndexOf('\n') + 1);
    this.#taken += whole.length;
    return whole.split('\n').flatMap((line) => this.#readLine(line) ?? []);
  }

  #readLine(line: string): TracedCall | undefined {
    const [, thread = '', text = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const cut = / <unfinished \.\.\.>$/.exec(text);
    if (cut) {
      this.#unfinished.set(thread, text.slice(0, cut.index));
      return undefined;
    }
    const resumed = /^<\.\.\. \w+ resumed>/.exec(text);
    const start = resumed ? (this.#unfinished.get(thread) ?? '') : '';
    const traced = readCall(resumed ? start + text.slice(resumed[0].length) : text);
    return traced && this.#ofInternet(traced);
  }

  /** A program's pipes and unix sockets are none of the case's business. */
  #ofInternet({ family, ...traced }: TracedCall & { family: string | undefined }): TracedCall | undefined {
    const { on, gave } = traced.sockets;
    if (traced.call === 'socket' && !family?.startsWith('AF_INET')) return undefined;
    if (traced.call !== 'socket' && (on === undefined || !this.#sockets.has(on))) return undefined;
    if (gave !== undefined) this.#sockets.add(gave);
    return traced;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

const names: Record<string, TracedCall['call']> = {
  ...{ socket: 'socket', bind: 'bind', listen: 'listen', connect: 'connect' },
  ...{ accept: 'accept', accept4: 'accept', shutdown: 'shutdown', close: 'close' },
  setsockopt: 'reuse-address',
};

function readCall(text: string): (TracedCall & { family: string | undefined }) | undefined {
  const match = /^(\w+)\((.*)\) += (-?\d+)(?:<socket:\[(\d+)\]>)?(?: ([A-Z]\w*))?/.exec(text);
  const [, name = '', given = '', , gave, errno] = match ?? [];
  const call = names[name];
  if (!match || call === undefined) return undefined;
  if (call === 'reuse-address' && !/ SOL_SOCKET, SO_REUSEADDR, \[[^0]/.test(given)) return undefined;
  const on = /^\d+<socket:\[(\d+)\]>/.exec(given)?.[1];
  // connect(2): a socket that does not block goes on connecting by itself.
  const failed = call === 'connect' && errno === 'EINPROGRESS' ? undefined : errno;
  return {
    call,
    sockets: { ...(on === undefined ? {} : { on }), ...(gave === undefined ? {} : { gave }) },
    ...(failed === undefined ? {} : { failed }),
    family: /^AF_\w+/.exec(given)?.[0],
  };
}
