/** One student, as an export or a roster knows them. */
export interface Student {
  name: string;
  ids: Partial<Record<IdKind, string>>;
  section?: string;
}

/**
 * By what systems know a student. `canvas`: Canvas’s own number; `student`: the school’s (SIS, SID, ID number);
 * `login`: a user name, GitHub’s too; `participant`: Moodle’s number within one assignment.
 */
export type IdKind = 'canvas' | 'student' | 'login' | 'email' | 'participant';

/** What lies in a folder to be graded, could not be opened, or was never handed in. */
export type Work =
  | { state: 'there'; folder: string }
  /** `message`: a sentence that says what is wrong and what to do. */
  | { state: 'refused'; message: string }
  | { state: 'absent' };

/** What one student or team handed in, on its way into a grading. */
export interface HandIn {
  /** What reports and file names call it; no two of a class are alike, in capitals or not. */
  name: string;
  /** Empty where nothing says whose it is. */
  students: Student[];
  /** Only where the export says so. */
  late?: boolean;
  work: Work;
}

/** A hand-in of which only the folder is known. */
export function handInFrom(name: string, folder: string): HandIn {
  return { name, students: [], work: { state: 'there', folder } };
}
