/** Whether a value is an assignment as far as its structure goes. Generated; see generate.mjs. */
export function validate(value: unknown): boolean;
