/** Names of ends, listeners and values. */
export const namePattern = '^[A-Za-z][A-Za-z0-9-]*$';

/** Identifiers of assignments, cases and programs. */
export const slugPattern = '^[a-z0-9][a-z0-9-]*$';

/** Names of environment variables. */
export const variablePattern = '^[A-Za-z_][A-Za-z0-9_]*$';
