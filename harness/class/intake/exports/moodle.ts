import { type Exported, type ExportFolder, gathered, type Layout } from './layout.ts';

/** `Jane Doe_4711_assignsubmission_file`, a folder, or with `_server.py` behind it a file; groups look the same. */
const NAME = /^(?<who>.+?)(?:_(?<id>\d+))?_assignsubmission_(?<part>[a-z]+)(?:_(?<file>.*))?$/s;

interface MoodlePart {
  from: string;
  who: string;
  id: string | undefined;
  to: string;
}

/** Moodle, “Download all submissions”, in folders or not (`mod/assign/classes/downloader.php`). */
export const moodle: Layout = {
  title: 'Moodle',
  looksFor: 'folders or files called as in “Jane Doe_4711_assignsubmission_file”',
  recognises: (folder) => partsOf(folder).length > 0,
  read: (folder) => gathered(partsOf(folder), ({ who, id }) => `${who}_${id}`).map(exportedOf),
};

function partsOf({ listed }: ExportFolder): MoodlePart[] {
  return listed.flatMap(({ name, kind }) => {
    const parts = NAME.exec(name)?.groups;
    if (!parts) return [];
    const { who = '', id, part = '', file = '' } = parts;
    if (kind === 'file' && file === '') return [];
    const home = part === 'file' ? '.' : part;
    return [{ from: name, who, id, to: kind === 'folder' ? home : `${home}/${file}` }];
  });
}

function exportedOf(parts: MoodlePart[]): Exported {
  const [{ who, id } = { who: '', id: undefined }] = parts;
  const pieces = parts.map(({ from, to }) => ({ from, to }));
  return { label: who, students: [{ name: who, ids: id === undefined ? {} : { participant: id } }], pieces };
}
