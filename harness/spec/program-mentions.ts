import type { Program } from './assignment.ts';
import { verbEntry } from './read-steps.ts';
import { onlyServer } from './transport.ts';
import { at, itemsOf, type Node, textOf } from './tree.ts';

/** The programs that a case names: by its `start` steps, and in any other way. */
export interface Mentions {
  started: string[];
  mentioned: string[];
}

/** The programs a case starts before its first step: servers it uses and does not start itself. */
export function startFirst({ started, mentioned }: Mentions, programs: Record<string, Program>): string[] {
  const servers = Object.values(programs).filter(({ role }) => role === 'server');
  const used = servers
    .map(({ name }) => name)
    .filter((name) => mentioned.includes(name) && !started.includes(name));
  const [only] = servers;
  const silent = started.length === 0 && mentioned.length === 0;
  return silent && servers.length === 1 && only !== undefined ? [only.name] : used;
}

/** Looks through steps, at any depth, for names of programs. */
export function mentionsIn(steps: Node | undefined, programs: Record<string, Program>): Mentions {
  const found: Mentions = { started: [], mentioned: [] };
  const known = (name: string | undefined): name is string =>
    name !== undefined && Object.hasOwn(programs, name);
  for (const step of itemsOf(steps)) {
    const verb = verbEntry(step);
    if (verb === undefined) continue;
    const inner = innerSteps(verb.key, verb.value).map((list) => mentionsIn(list, programs));
    const name = nameIn(verb.key, verb.value, programs);
    if (known(name)) (verb.key === 'start' ? found.started : found.mentioned).push(name);
    found.started.push(...inner.flatMap(({ started }) => started));
    found.mentioned.push(...inner.flatMap(({ mentioned }) => mentioned));
  }
  return { started: [...new Set(found.started)], mentioned: [...new Set(found.mentioned)] };
}

function innerSteps(verb: string, value: Node): (Node | undefined)[] {
  if (verb === 'together') return itemsOf(value);
  return verb === 'repeat' ? [at(value, 'steps')] : [];
}

function nameIn(verb: string, value: Node, programs: Record<string, Program>): string | undefined {
  if (verb === 'start') return textOf(at(value, 'program') ?? value);
  if (verb === 'stop' || verb === 'restart') return textOf(at(value, 'of') ?? value);
  if (verb === 'connect') return textOf(at(value, 'to')) ?? onlyServer(programs, 'tcp');
  if (verb === 'open') return textOf(at(value, 'to') ?? at(value, 'for')) ?? onlyServer(programs, 'udp');
  return textOf(at(value, 'of') ?? at(value, 'for'));
}
