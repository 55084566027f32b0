import { type DrawKey, draw } from './draw.ts';

/**
 * The model of Gilbert and Elliott, as in tc-netem's `loss gemodel`: a link that is
 * good or bad, and loses with another chance in each. Chances from 0 to 1.
 */
export interface BurstModel {
  /** p: from good to bad. */
  toBad: number;
  /** r: from bad to good. */
  toGood: number;
  /** 1-h. */
  lossInBad: number;
  /** 1-k. */
  lossInGood: number;
}

/** The state of one direction of one conversation. */
export class BurstLoss {
  #bad = false;

  constructor(private readonly model: BurstModel) {}

  /** As netem: the state may change first, then the datagram is lost or not. */
  loses(key: DrawKey): boolean {
    const { toBad, toGood, lossInBad, lossInGood } = this.model;
    const turns = draw({ ...key, fault: `${key.fault}/state` }) < (this.#bad ? toGood : toBad);
    if (turns) this.#bad = !this.#bad;
    return draw(key) < (this.#bad ? lossInBad : lossInGood);
  }
}
