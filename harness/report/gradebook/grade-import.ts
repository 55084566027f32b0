/** A file that a course system imports, and who is not in it: names and reasons. */
export interface GradeImport {
  text: string;
  leftOut: { name: string; why: 'provisional' | 'no identifier' | 'several scores' }[];
}
