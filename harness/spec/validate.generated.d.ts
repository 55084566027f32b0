import type { Definitions, Schema } from './explanation.ts';

/** The definition of the language. Generated; see generate.mjs. */
export const schema: Schema & { $defs: Definitions };

/** Whether a value is an assignment as far as its structure goes. Generated; see generate.mjs. */
export function validate(value: unknown): boolean;
