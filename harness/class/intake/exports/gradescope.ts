import { parseDocument } from 'yaml';
import type { Student } from '../../../submission/hand-in.ts';
import type { Exported, Layout } from './layout.ts';

const METADATA = 'submission_metadata.yml';

/** Gradescope, “Export Submissions”: a folder each; whose it is stands in a file beside them, and names no others. */
export const gradescope: Layout = {
  title: 'Gradescope',
  looksFor: `a file ${METADATA}`,
  recognises: ({ listed }) => listed.some(({ name }) => name === METADATA),
  read: ({ listed, read }) => {
    if (!listed.some(({ name }) => name === METADATA)) return [];
    const metadata: unknown = parseDocument(read(METADATA), { logLevel: 'silent' }).toJS();
    const folders = new Set(listed.flatMap(({ name, kind }) => (kind === 'folder' ? [name] : [])));
    return Object.entries(mapOf(metadata)).flatMap(([folder, about]) =>
      folders.has(folder) ? [exportedOf(folder, about)] : [],
    );
  },
};

/** Ruby wrote it: its keys begin with a colon. */
function exportedOf(folder: string, about: unknown): Exported {
  const submitters = mapOf(about)[':submitters'];
  const students = Array.isArray(submitters) ? submitters.map(studentOf) : [];
  const label = students.map(({ name }) => name).join(', ') || folder;
  return { label, students, pieces: [{ from: folder, to: '.' }] };
}

function studentOf(submitter: unknown): Student {
  const { ':name': name, ':sid': sid, ':email': email } = mapOf(submitter);
  const ids = { ...told('student', sid), ...told('email', email) };
  return { name: String(name ?? sid ?? email ?? 'unnamed'), ids };
}

function told(kind: string, value: unknown): Record<string, string> {
  return value === undefined || value === null || value === '' ? {} : { [kind]: String(value) };
}

function mapOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
