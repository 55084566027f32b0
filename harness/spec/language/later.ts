/** Words of later versions of the language: an author who uses one is told so. */
export const laterWords: ReadonlySet<string> = new Set([
  'after',
  'crossed',
  'datagram',
  'http',
  'link',
  'messages',
  'open',
  'players',
  'resume-reading',
  'serve',
  'stop-reading',
  'terminal',
  'udp',
  'wait',
]);
