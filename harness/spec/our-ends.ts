/** Our own ends, where a link has a program at one side only. */
export const ours = 'ours';
