import type { Student } from '../../../submission/hand-in.ts';

/** One line of a roster. */
export interface Enrolled {
  student: Student;
  team?: string;
}

/** Who takes part. */
export interface Roster {
  enrolled: Enrolled[];
  /** What a gradebook that serves as roster calls the assignment: `Echo server (4711)`. */
  gradeColumn?: string;
}
