import type { ExportFolder, Layout } from './layout.ts';

/**
 * Clones of GitHub Classroom (`gh classroom clone student-repos`) or Classroom 50:
 * `<slug>-submissions/<slug>-<user>`, or `<classroom>-<assignment>-<user>` side by side.
 */
export const github: Layout = {
  title: 'GitHub Classroom',
  looksFor: 'folders whose names begin alike and end with a user’s: hw1-alice, hw1-bob',
  recognises: ({ name, listed }) => {
    const slug = slugOf(name);
    return slug !== undefined && repositoriesOf(listed).some((one) => one.startsWith(`${slug}-`));
  },
  read: ({ name, listed }) => {
    const repositories = repositoriesOf(listed);
    const slug = slugOf(name);
    const prefix = slug === undefined ? commonPrefix(repositories) : `${slug}-`;
    return repositories.map((one) => {
      const login = one.startsWith(prefix) ? one.slice(prefix.length) : one;
      return { label: login, students: [{ name: login, ids: { login } }], pieces: [{ from: one, to: '.' }] };
    });
  },
};

function slugOf(folder: string): string | undefined {
  return /^(.+)-submissions$/.exec(folder)?.[1];
}

function repositoriesOf(listed: ExportFolder['listed']): string[] {
  return listed.flatMap(({ name, kind }) => (kind === 'folder' ? [name] : []));
}

/** All that the names share, up to a hyphen, and so that something is left of each. */
function commonPrefix([first = '', ...others]: string[]): string {
  const ends = [...first.matchAll(/-/g)].map(({ index }) => index + 1).reverse();
  const shared = ends
    .map((end) => first.slice(0, end))
    .find((prefix) => others.every((one) => one.startsWith(prefix)));
  return others.length === 0 ? '' : (shared ?? '');
}
