/** Every system whose exports are read, by the name that `--export` takes. */
export const exportKinds = ['gradescope', 'canvas', 'moodle', 'autolab', 'github'] as const;

export type ExportKind = (typeof exportKinds)[number];
