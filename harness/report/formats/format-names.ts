/** Every format that a report can be saved in for a service, by the name that `--format` takes. */
export const formatNames = ['junit', 'markdown'] as const;

export type FormatName = (typeof formatNames)[number];
