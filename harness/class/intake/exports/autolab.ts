import { type ExportFolder, gathered, type Layout } from './layout.ts';

/** `ada@school.edu_3_handin.tar`: the third time that she handed in. */
const NAME = /^(?<email>[^@]+@[^@_]+)_(?<version>\d+)_(?<file>.+)$/s;

/** Autolab, “Download submissions”: files side by side; the newest of each student counts. */
export const autolab: Layout = {
  title: 'Autolab',
  looksFor: 'files called as in ada@school.edu_3_handin.tar',
  recognises: (folder) => folder.listed.length > 0 && filesOf(folder).length === folder.listed.length,
  read: (folder) =>
    gathered(filesOf(folder), ({ email }) => email).map((versions) => {
      const newest = versions.reduce((one, other) => (other.version > one.version ? other : one));
      const { email, from, file } = newest;
      return { label: email, students: [{ name: email, ids: { email } }], pieces: [{ from, to: file }] };
    }),
  explains: (name) => NAME.test(name),
};

function filesOf({ listed }: ExportFolder) {
  return listed.flatMap(({ name, kind }) => {
    const parts = kind === 'file' ? NAME.exec(name)?.groups : undefined;
    const { email = '', version = '', file = '' } = parts ?? {};
    return parts ? [{ from: name, email, version: Number(version), file }] : [];
  });
}
