import type { ServeAct } from '../spec/assignment.ts';
import type { Vars } from '../verdict/match/fill-template.ts';

/** A peer that is to be set in place. */
export interface Serving {
  act: ServeAct;
  ports: number[];
  vars: Vars;
}
