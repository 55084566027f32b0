import { autolab } from './autolab.ts';
import { canvas } from './canvas.ts';
import type { ExportKind } from './export-kinds.ts';
import { github } from './github.ts';
import { gradescope } from './gradescope.ts';
import type { Layout } from './layout.ts';
import { moodle } from './moodle.ts';

/** How each system lays out its exports. */
export const layouts: Record<ExportKind, Layout> = { gradescope, canvas, moodle, autolab, github };
