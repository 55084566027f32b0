/** What a ladder is drawn with. */
export const SIGNS = {
  unicode: {
    life: '│',
    line: '─',
    right: '▶',
    left: '◀',
    broken: '✕',
    dot: '●',
    stuck: '■',
    gap: '⋮',
    cut: '…',
  },
  ascii: {
    life: '|',
    line: '-',
    right: '>',
    left: '<',
    broken: 'x',
    dot: '*',
    stuck: '#',
    gap: ':',
    cut: '...',
  },
} as const;

export type Signs = (typeof SIGNS)[keyof typeof SIGNS];
