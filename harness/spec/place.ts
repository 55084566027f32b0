/** Where something stands in the assignment's file; lines and columns from 1. */
export interface Place {
  line: number;
  column: number;
  /** Characters to underline, at least 1, never past the end of the line. */
  length: number;
}
