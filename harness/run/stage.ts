import type { Running } from '../sandbox/start-program.ts';
import type { VarValue } from '../verdict/evidence.ts';
import type { TcpEnd } from '../wire/tcp-end.ts';
import type { TcpListener } from '../wire/tcp-listener.ts';
import type { CaseOrder } from './case-order.ts';
import type { Recorder } from './recorder.ts';

/** What a case has in hand while it runs. */
export interface Stage {
  order: CaseOrder;
  recorder: Recorder;
  programs: Map<string, Running>;
  ends: Map<string, TcpEnd>;
  listeners: Map<string, TcpListener>;
  /** host, port, the row of `for`, and what `save` has kept. */
  vars: Record<string, VarValue>;
  /** Undone newest first when the case is over. */
  undo: (() => void | Promise<void>)[];
}

/** Unwinds everything, newest first; what fails there does not hold up the rest. */
export async function tearDown(stage: Stage): Promise<void> {
  stage.recorder.freeze();
  for (const undo of stage.undo.reverse()) {
    try {
      await undo();
    } catch {
      // The verdict stands on what was recorded before.
    }
  }
}
