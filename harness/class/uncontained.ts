import type { Isolation } from '../verdict/evidence.ts';
import type { Isolated, Lack } from './open-isolation.ts';

/** What a report says of the isolation: what the machine refuses, and what a program could therefore do. */
export function shortcomings({ isolation, lacks }: Pick<Isolated, 'isolation' | 'lacks'>): string[] {
  return [...lacks.map(wordsOf), ...uncontained(isolation)];
}

export function wordsOf({ means, why }: Lack): string {
  const words = {
    networks: 'no private networks',
    sandbox: 'no sandbox',
    limits: 'limits are watched, not kept by the kernel',
  };
  return `${words[means]}: ${why}`;
}

/** What nothing keeps a program from, where the isolation is not full. */
export function uncontained(isolation: Isolation): string[] {
  if (isolation === 'full') return [];
  const able = [
    ...(isolation === 'none' ? ['reach the network and programs graded beside it'] : []),
    'see and signal this user’s processes',
    'read and write this user’s files',
    ...(process.geteuid?.() === 0 ? ['as root, change the machine'] : []),
  ];
  return [`not contained, a program could ${able.join(', ')}`];
}
