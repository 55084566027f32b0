/** Every format that a report can be saved in for a service, by the name that `--format` takes. */
export const formatNames = [
  'junit',
  'gitlab',
  'markdown',
  'annotations',
  'gradescope',
  'ctrf',
  'classroom50',
  'github-classroom',
  'prairielearn',
  'autolab',
  'submitty',
  'canvas',
  'moodle',
  'moodle-worksheet',
] as const;

export type FormatName = (typeof formatNames)[number];

/** Variables by which a service says whose work is graded. */
export type Environment = Readonly<Record<string, string | undefined>>;
