/** An entry file, and where it stands. */
export interface Source {
  /** The submission's folder, absolute. */
  root: string;
  /** Relative to the submission's folder. */
  workingFolder: string;
  /** Relative to the working folder. */
  entry: string;
  /** The program's name in the assignment: what a binary is called. */
  program: string;
}
