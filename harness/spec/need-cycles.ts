/** The cases that need each other, in groups: within a group, each needs every other in the end. */
export function needCycles(needs: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const search = new CycleSearch(needs);
  for (const id of needs.keys()) search.visit(id);
  return search.groups;
}

/** Tarjan's search for strongly connected components. */
class CycleSearch {
  readonly groups = new Map<string, number>();
  private readonly order = new Map<string, number>();
  private readonly path: string[] = [];

  constructor(private readonly needs: ReadonlyMap<string, readonly string[]>) {}

  /** The earliest case of the path that this one leads back to. */
  visit(id: string): number {
    const known = this.order.get(id);
    if (known !== undefined) return this.groups.has(id) ? Number.POSITIVE_INFINITY : known;
    const own = this.order.size;
    this.order.set(id, own);
    this.path.push(id);
    const earliest = Math.min(own, ...(this.needs.get(id) ?? []).map((needed) => this.visit(needed)));
    if (earliest === own)
      for (const member of this.path.splice(this.path.indexOf(id))) this.groups.set(member, own);
    return earliest;
  }
}
