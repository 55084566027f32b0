import { type Exported, type ExportFolder, gathered, type Layout } from './layout.ts';

/** `doejane_LATE_4711_815_server.py`; texts and links have no attachment’s number. */
const NAME =
  /^(?:(?<who>.+?)_)??(?:(?<late>LATE)_)?(?<id>\d+|anon_\w+?)_(?:(?<attachment>\d+)_(?<file>.+)|(?<typed>(?:text|link)\.html))$/s;

interface CanvasFile {
  from: string;
  who: string;
  id: string;
  late: boolean;
  file: string;
}

/** Canvas, “Download Submissions”: all files of all students in one folder (`lib/content_zipper.rb`). */
export const canvas: Layout = {
  title: 'Canvas',
  looksFor: 'files called as in doejane_4711_815_server.py',
  recognises: (folder) => {
    const files = folder.listed.filter(({ kind }) => kind === 'file');
    return (
      files.length > 0 && files.length === folder.listed.length && filesOf(folder).length === files.length
    );
  },
  read: (folder) =>
    gathered(filesOf(folder), ({ id }) => id).map((files) => exportedOf(files, folder.entries)),
};

function filesOf({ listed }: ExportFolder): CanvasFile[] {
  return listed.flatMap(({ name, kind }) => {
    const parts = kind === 'file' ? NAME.exec(name)?.groups : undefined;
    if (!parts) return [];
    const { who, id = '', late, file, typed = '' } = parts;
    return [{ from: name, who: who ?? id, id, late: late !== undefined, file: file ?? typed }];
  });
}

function exportedOf(files: CanvasFile[], entries: string[]): Exported {
  const [{ who, id, late } = { who: '', id: '', late: false }] = files;
  const taken = new Set(files.map(({ file }) => file));
  const pieces = files.map(({ from, file }) => ({ from, to: asHandedIn(file, taken, entries) }));
  const ids = id.startsWith('anon_') ? {} : { canvas: id };
  return { label: who, students: [{ name: who, ids }], late, pieces };
}

/** Canvas calls a file `server-1.py` when it was handed in for the second time. */
function asHandedIn(file: string, taken: ReadonlySet<string>, entries: string[]): string {
  const first = file.replace(/-\d+(?=\.[^.]+$|$)/, '');
  return entries.includes(first) && !taken.has(first) ? first : file;
}
