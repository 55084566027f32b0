import type { Assignment } from '../../spec/assignment.ts';
import type { HandIn } from '../../submission/hand-in.ts';
import type { Overrides } from '../../submission/submission.ts';
import type { ExportKind } from './exports/export-kinds.ts';
import type { Exported } from './exports/layout.ts';
import type { Roster } from './roster/roster.ts';
import type { Source } from './source.ts';
import type { UnpackArea } from './unpack-area.ts';

/** What is to be taken in, and as what. */
export interface Intake {
  paths: string[];
  assignment: Assignment;
  overrides: Overrides;
  /** Where this is not said, a path that stands alone is recognised by its layout. */
  exportKind?: ExportKind;
  roster?: Roster;
  area: UnpackArea;
}

/** Everything that was handed in, and sentences on what came along. */
export interface TakenIn {
  handIns: HandIn[];
  notes: string[];
}

/** A path as one hand-in or many, and sentences on how it was read. */
export interface Read {
  source: Source;
  exported: Exported[];
  notes: string[];
}
