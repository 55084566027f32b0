type State = 'open' | 'several' | 'listening' | 'closed' | 'refused';

/** What a name stands for at one point of a case. */
interface Known {
  state: State;
  /** How many ends a common name stands for, where that is known. */
  count: number | 'unknown';
  /** Members of a common name that are closed. */
  gone: Set<string>;
  transport: 'tcp' | 'udp';
}

/** Follows, in the order of the steps, which ends of conversations are open. */
export class OpenEnds {
  private constructor(private readonly known: Map<string, Known>) {}

  static none(): OpenEnds {
    return new OpenEnds(new Map());
  }

  open(name: string, count: number | 'unknown' = 1): void {
    this.set(name, count === 1 ? 'open' : 'several', count);
  }

  /** What was opened under this name is a UDP end. */
  speakUdp(name: string): void {
    const known = this.known.get(name);
    if (known !== undefined) known.transport = 'udp';
  }

  isUdp(name: string): boolean {
    return (this.known.get(name) ?? this.known.get(commonName(name)))?.transport === 'udp';
  }

  listen(name: string): void {
    this.set(name, 'listening');
  }

  refuse(name: string): void {
    this.set(name, 'refused');
  }

  /** Closing a name that stands for several closes them all. */
  close(name: string): void {
    const common = this.known.has(name) ? undefined : this.known.get(commonName(name));
    if (common === undefined) this.set(name, 'closed', this.known.get(name)?.count);
    else common.gone.add(name);
  }

  /** Closes every open end but those named, by their own name or by a common one. */
  closeAllBut(names: readonly string[]): void {
    for (const [name, { state, count }] of this.known) {
      if (
        names.includes(name) ||
        names.includes(commonName(name)) ||
        (state !== 'open' && state !== 'several')
      )
        continue;
      if (!names.some((kept) => commonName(kept) === name)) this.close(name);
      else for (const member of membersOf(name, count)) if (!names.includes(member)) this.close(member);
    }
  }

  stateOf(name: string): State | 'unknown' {
    const known = this.known.get(name);
    if (known !== undefined) return known.state;
    const common = this.known.get(commonName(name));
    if (common === undefined || commonName(name) === name || common.count === 1) return 'unknown';
    if (typeof common.count === 'number' && numberIn(name) > common.count) return 'unknown';
    return common.state === 'several' && !common.gone.has(name) ? 'open' : 'closed';
  }

  /** The one end that is meant where a step names none. */
  theOne(): string | undefined {
    let only: string | undefined;
    for (const [name, known] of this.known) {
      const left = openIn(known);
      if (left > 1 || (left === 1 && only !== undefined)) return undefined;
      if (left === 1) only = this.lastOf(name, known);
    }
    return only;
  }

  /** Names that an author would write: common names in place of their members. */
  names(): string[] {
    return [...this.known].flatMap(([name, known]) => (openIn(known) > 0 ? [name] : []));
  }

  listeners(): string[] {
    return [...this.known].flatMap(([name, { state }]) => (state === 'listening' ? [name] : []));
  }

  branch(): OpenEnds {
    return new OpenEnds(
      new Map([...this.known].map(([name, known]) => [name, { ...known, gone: new Set(known.gone) }])),
    );
  }

  /** After branches that ran together: what any of them opened or closed. */
  join(before: OpenEnds, branches: readonly OpenEnds[]): void {
    for (const branch of branches)
      for (const [name, known] of branch.known) {
        const earlier = before.known.get(name);
        if (earlier?.state !== known.state) this.known.set(name, known);
        else for (const member of known.gone) this.known.get(name)?.gone.add(member);
      }
  }

  private set(name: string, state: State, count: number | 'unknown' = 1): void {
    this.known.set(name, { state, count, gone: new Set(), transport: 'tcp' });
  }

  private lastOf(name: string, { count, gone }: Known): string {
    return membersOf(name, count).find((member) => !gone.has(member)) ?? name;
  }
}

/** `crowd` of `crowd-3`; a name without a number is its own. */
function commonName(name: string): string {
  return name.replace(/-[1-9][0-9]*$/, '');
}

function numberIn(name: string): number {
  return Number(name.slice(name.lastIndexOf('-') + 1));
}

function openIn({ state, count, gone }: Known): number {
  if (state === 'several') return count === 'unknown' ? Number.POSITIVE_INFINITY : count - gone.size;
  return state === 'open' ? 1 : 0;
}

function membersOf(name: string, count: number | 'unknown'): string[] {
  if (count === 'unknown' || count === 1) return [];
  return Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
}
