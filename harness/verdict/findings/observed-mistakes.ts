import type { Holdings } from '../evidence.ts';
import { finding } from './finding.ts';
import type { Recognise, Seen } from './seen.ts';

/** Mistakes that show in what the kernel knows about the program. */
export const observedMistakes: Recognise[] = [
  (seen) => {
    const held = heldBy(seen);
    if (!held || !['wrong-count', 'left-open'].includes(seen.failure.code) || held.unclosed === 0)
      return undefined;
    return finding(
      'keeps-finished-connections',
      `Of the open connections, ${held.unclosed} were finished by the client long ago.`,
    );
  },
  (seen) => {
    const held = heldBy(seen);
    if (seen.failure.code !== 'busy' || !held || held.unclosed === 0) return undefined;
    return finding('spins-at-the-end');
  },
  (seen) => {
    const held = heldBy(seen);
    if (seen.failure.code !== 'wrong-count' || !held || held.zombies === 0) return undefined;
    return finding('leaves-zombies');
  },
];

function heldBy({ step: { act }, world }: Seen): Holdings | undefined {
  return act.verb === 'observe' ? world.programs.get(act.of)?.held?.now : undefined;
}
