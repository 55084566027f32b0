/** Words of later versions of the language: an author who uses one is told so. */
export const laterWords: ReadonlySet<string> = new Set([
  'after',
  'http',
  'resume-reading',
  'stop-reading',
  'terminal',
  'wait',
]);
