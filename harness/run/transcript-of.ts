import { hashOf } from '../plan/planned-case.ts';
import type { Evidence, Transcript } from '../verdict/evidence.ts';
import { version } from '../version.ts';
import type { CaseOrder } from './case-order.ts';

/** What happened, with all that is needed to judge it again. */
export function transcriptOf(order: CaseOrder, events: Evidence[], startedAt: string): Transcript {
  const { planned, submission, isolation, tools } = order;
  return {
    transcript: 1,
    wiregrade: version,
    case: planned,
    caseHash: hashOf(planned),
    submission,
    isolation,
    tools,
    startedAt,
    events,
  };
}
