import { isIP } from 'node:net';
import type { Amount, Observation } from '../../spec/assignment.ts';
import type { Holdings } from '../evidence.ts';
import { fillNumber, fillText, type Vars } from '../match/fill-template.ts';
import { isWithin, wordsOfAmount } from './amounts.ts';

type Listening = Holdings['listening'][number];
type Wanted = Extract<Observation, { kind: 'listening' }>;

/** Whether a listening socket is the one that the step describes. */
export function listensSo(one: Listening, wanted: Wanted, vars: Vars): boolean {
  return (
    (wanted.port === undefined || fillNumber(wanted.port, vars) === one.port) &&
    (wanted.family === undefined || serves(one, wanted.family)) &&
    (wanted.address === undefined || isAt(one.address, fillText(wanted.address, vars))) &&
    (wanted.backlog === undefined || hasBacklog(one, wanted.backlog, vars))
  );
}

/** ipv6(7): a socket bound to :: takes IPv4 too, unless IPV6_V6ONLY is set. */
function serves({ family, address }: Listening, wanted: 'ipv4' | 'ipv6'): boolean {
  return family === wanted || address === '::';
}

const named: Record<string, string[]> = { any: ['0.0.0.0', '::'], loopback: ['127.0.0.1', '::1'] };

function isAt(address: string, wanted: string): boolean {
  return (named[wanted] ?? [wanted]).includes(address);
}

/** Where the kernel does not tell, nobody is blamed. */
function hasBacklog({ backlog }: Listening, wanted: Amount, vars: Vars): boolean {
  return backlog === undefined || isWithin(backlog, wanted, vars);
}

/** "listens on 127.0.0.1:8080 with a backlog of 1". */
export function wordsOfListeners(listening: Listening[]): string {
  if (listening.length === 0) return 'listens nowhere';
  return `listens on ${listening.map(wordsOfListener).join(' and ')}`;
}

function wordsOfListener({ address, port, backlog }: Listening): string {
  const at = isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;
  return backlog === undefined ? at : `${at} with a backlog of ${backlog}`;
}

/** The expectation in words. */
export function wordsOfWanted({ address, family, port, backlog }: Wanted, vars: Vars): string {
  const where = address === undefined ? undefined : fillText(address, vars);
  const places: Record<string, string> = {
    any: 'every address (0.0.0.0 or ::)',
    loopback: 'the loopback (127.0.0.1 or ::1)',
  };
  const words = [
    where !== undefined && (places[where] ?? where),
    family === 'ipv4' && 'IPv4',
    family === 'ipv6' && 'IPv6',
    port !== undefined && `port ${fillNumber(port, vars)}`,
    backlog !== undefined && `a backlog of ${wordsOfAmount(backlog, vars)}`,
  ];
  return words.filter((word) => word !== false).join(', ');
}
