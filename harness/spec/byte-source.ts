/** A text that may hold `${name}`. */
export type Template = string;
/** A number, or a template such as `${n}` that gives one. */
export type NumberTemplate = number | Template;

/** Bytes written to the byte. Files are read when the assignment is loaded. */
export type ByteSource =
  | { kind: 'text'; text: Template }
  | { kind: 'base64'; base64: string }
  | { kind: 'random'; bytes: NumberTemplate; seed: NumberTemplate }
  | { kind: 'repeat'; text: Template; times: NumberTemplate }
  /** A line for each number; `${n}` in the template stands for it. */
  | { kind: 'lines'; from: NumberTemplate; to: NumberTemplate; template: Template };
