import { padTo, showText, widthOf } from './printable.ts';

/** Who can talk to whom: what `wiregrade interop` found, as JSON. */
export interface InteropReport {
  interop: 1;
  wiregrade: string;
  assignment: string;
  seed: number;
  cases: string[];
  names: string[];
  pairings: PairingReport[];
}

export interface PairingReport {
  client: string;
  server: string;
  state: 'passed' | 'failed' | 'undecided';
  /** Of those that did not pass. */
  reasons: { case: string; state: string; code: string; message: string }[];
}

const marks = { passed: '✔', failed: '✘', undecided: '?' } as const;
const longestName = 16;

/** The matrix as a terminal shows it: clients in rows, servers in columns, then what went wrong. */
export function interopMatrix({ assignment, cases, names, pairings }: InteropReport): string[] {
  const width = Math.max(...names.map((name) => widthOf(shortened(name))), 'client of'.length) + 2;
  const row = (first: string, cells: string[]): string =>
    [first, ...cells]
      .map((cell) => padTo(cell, width))
      .join('')
      .trimEnd();
  const stateOf = (client: string, server: string): string => {
    const found = pairings.find((one) => one.client === client && one.server === server);
    return found === undefined ? ' ' : marks[found.state];
  };
  return [
    `${assignment}: every client with every server, in ${cases.length === 1 ? '1 case' : `${cases.length} cases`}`,
    '',
    row('', ['server of']),
    row('client of', names.map(shortened)),
    ...names.map((client) =>
      row(
        shortened(client),
        names.map((server) => stateOf(client, server)),
      ),
    ),
    '',
    ...pairings.flatMap(wordsOfPairing),
    summary(pairings),
  ];
}

function shortened(name: string): string {
  const shown = showText(name);
  return shown.length > longestName ? `${shown.slice(0, longestName - 1)}…` : shown;
}

function wordsOfPairing({ client, server, reasons }: PairingReport): string[] {
  const [first, ...others] = reasons;
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  const who = `the client of ${shortened(client)} with the server of ${shortened(server)}`;
  return [`${who}: ${first.case}${more}`, `  ${showText(first.message)}`, ''];
}

function summary(pairings: PairingReport[]): string {
  const passed = pairings.filter(({ state }) => state === 'passed').length;
  return `${passed} of ${pairings.length} pairings work`;
}
