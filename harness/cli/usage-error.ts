/** The command line or a file of the user's is wrong: the message says how, and nothing was done. */
export class UsageError extends Error {}
