/** The whole environment of a program: nothing of the grader's own leaks into it. */
export function allowedEnv(homeFolder: string): Record<string, string> {
  return {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: homeFolder,
    LANG: 'C.UTF-8',
    TERM: 'dumb',
  };
}
