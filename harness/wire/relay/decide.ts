import { BurstLoss } from './burst-loss.ts';
import { Chooser } from './chosen.ts';
import type { DatagramFault, Decision, Fate } from './datagram-fault.ts';
import { type Direction, type DrawKey, draw } from './draw.ts';

/** One direction of one conversation over a link. */
export interface Lane {
  seed: number;
  flow: number;
  direction: Direction;
}

/** Says what becomes of the next datagram. */
export type Decide = (bytes: Buffer) => Decision;

/**
 * Decides on the datagrams of one lane, in turn. Each fault draws for every
 * datagram, lost or not, so that one fault never shifts the choices of another.
 */
export function decider(faults: readonly DatagramFault[], lane: Lane): Decide {
  const judges = faults
    .filter(({ directions }) => directions.includes(lane.direction))
    .map((fault) => ({ name: fault.name, judge: judgeFor(fault) }));
  let index = -1;
  return (bytes) => {
    index++;
    const fate: Fate = {};
    for (const { name, judge } of judges) judge(fate, bytes, { ...lane, fault: name, index });
    const { flow, direction } = lane;
    return { flow, direction, index, fate: fate.lost === undefined ? fate : { lost: fate.lost } };
  };
}

/** Decides as it was decided before; what is beyond the log passes unharmed. */
export function replayer(log: readonly Decision[], { flow, direction }: Lane): Decide {
  const fates = new Map(
    log
      .filter((one) => one.flow === flow && one.direction === direction)
      .map(({ index, fate }) => [index, fate]),
  );
  let index = -1;
  return () => {
    index++;
    return { flow, direction, index, fate: fates.get(index) ?? {} };
  };
}

type Judge = (fate: Fate, bytes: Buffer, key: DrawKey) => void;

function judgeFor(fault: DatagramFault): Judge {
  if (fault.kind === 'rate') return () => {};
  if (fault.kind === 'burst-loss') {
    const burst = new BurstLoss(fault.model);
    return (fate, _bytes, key) => {
      if (burst.loses(key)) fate.lost ??= fault.name;
    };
  }
  const chooser = new Chooser(fault.selection);
  return (fate, bytes, key) => {
    if (chooser.takes(bytes, key)) strike(fault, fate, bytes, key);
  };
}

type Chosen = Exclude<DatagramFault, { kind: 'rate' | 'burst-loss' }>;

function strike(fault: Chosen, fate: Fate, bytes: Buffer, key: DrawKey): void {
  const within = (): number => draw({ ...key, fault: `${key.fault}/where` });
  switch (fault.kind) {
    case 'loss':
      fate.lost ??= fault.name;
      return;
    case 'duplicate':
      fate.copies = (fate.copies ?? 0) + 1;
      return;
    case 'corrupt':
      if (bytes.length > 0) fate.flipped = Math.floor(within() * bytes.length * 8);
      return;
    case 'truncate':
      if (bytes.length > fault.toBytes) fate.cut = fault.toBytes;
      return;
    case 'reorder':
      fate.behind = Math.max(fate.behind ?? 0, fault.gap);
      return;
    case 'delay':
      fate.delayed =
        (fate.delayed ?? 0) + Math.max(0, Math.round(fault.ms + (2 * within() - 1) * fault.jitterMs));
  }
}
