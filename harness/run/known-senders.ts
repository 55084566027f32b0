import { isStrangersDatagram } from '../observe/stranger.ts';
import type { Stage } from './stage.ts';

/** On the machine's own network other people's datagrams may come to our ports: those are not admitted. */
export function admitPrograms({ order }: Stage): (from: string) => boolean {
  if (order.isolation !== 'none') return () => true;
  const known = new Map<string, boolean>();
  return (from) => {
    const port = Number(from.slice(from.lastIndexOf(':') + 1));
    const admitted = known.get(from) ?? !isStrangersDatagram(process.pid, port);
    known.set(from, admitted);
    return admitted;
  };
}
