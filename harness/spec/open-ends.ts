/** What a name stands for at one point of a case. */
type Known = 'open' | 'several' | 'listening' | 'closed' | 'refused';

/** Follows, in the order of the steps, which ends of conversations are open. */
export class OpenEnds {
  private constructor(private readonly known: Map<string, Known>) {}

  static none(): OpenEnds {
    return new OpenEnds(new Map());
  }

  open(name: string, count: number | 'unknown' = 1): void {
    if (count === 1) this.known.set(name, 'open');
    else this.known.set(name, 'several');
    for (let n = 1; count !== 'unknown' && count > 1 && n <= count; n += 1)
      this.known.set(`${name}-${n}`, 'open');
  }

  listen(name: string): void {
    this.known.set(name, 'listening');
  }

  refuse(name: string): void {
    this.known.set(name, 'refused');
  }

  /** Closing a name that stands for several closes them all. */
  close(name: string): void {
    for (const member of this.membersOf(name)) this.known.set(member, 'closed');
    this.known.set(name, 'closed');
  }

  stateOf(name: string): Known | 'unknown' {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const group = this.known.get(name.replace(/-\d+$/, ''));
    return group === 'several' && this.hasUnknownCount(name.replace(/-\d+$/, '')) ? 'open' : 'unknown';
  }

  /** The ends that are open, each by its own name; several of an unknown count by their common one. */
  all(): string[] {
    return [...this.known].flatMap(([name, state]) =>
      state === 'open' || (state === 'several' && this.hasUnknownCount(name)) ? [name] : [],
    );
  }

  /** The one end that is meant where a step names none. */
  theOne(): string | undefined {
    const open = this.all();
    const [only] = open;
    return open.length === 1 && only !== undefined && this.known.get(only) === 'open' ? only : undefined;
  }

  /** Names that an author would write: common names in place of their members. */
  names(): string[] {
    const groups = [...this.known].flatMap(([name, state]) => (state === 'several' ? [name] : []));
    const members = new Set(groups.flatMap((group) => this.membersOf(group)));
    return [...groups, ...this.all().filter((name) => !members.has(name) && !groups.includes(name))];
  }

  listeners(): string[] {
    return [...this.known].flatMap(([name, state]) => (state === 'listening' ? [name] : []));
  }

  branch(): OpenEnds {
    return new OpenEnds(new Map(this.known));
  }

  /** After branches that ran together: what any of them opened or closed. */
  join(before: OpenEnds, branches: OpenEnds[]): void {
    for (const branch of branches)
      for (const [name, state] of branch.known)
        if (before.known.get(name) !== state) this.known.set(name, state);
  }

  private hasUnknownCount(name: string): boolean {
    return !this.known.has(`${name}-1`);
  }

  private membersOf(name: string): string[] {
    if (this.known.get(name) !== 'several') return [];
    const members: string[] = [];
    for (let n = 1; this.known.has(`${name}-${n}`); n += 1) members.push(`${name}-${n}`);
    return members;
  }
}
