/** A file of a bundle: its path in there, and what is in it. */
export interface BundleFile {
  path: string;
  content: string | Uint8Array;
  mode: 'plain' | 'executable';
}

/** A file that is read. */
export function plain(path: string, content: string | Uint8Array): BundleFile {
  return { path, content, mode: 'plain' };
}

/** A script that a service calls. */
export function script(path: string, content: string): BundleFile {
  return { path, content, mode: 'executable' };
}

/** The same files in a folder. */
export function below(folder: string, files: BundleFile[]): BundleFile[] {
  return files.map((file) => ({ ...file, path: `${folder}/${file.path}` }));
}
