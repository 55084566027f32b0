import { parseDocument } from 'yaml';
import type { Student } from '../../../submission/hand-in.ts';
import { type Exported, type Layout, UnreadableExport } from './layout.ts';

const METADATA = 'submission_metadata.yml';

/**
 * Gradescope, “Export Submissions”: a folder each. Whose it is stands in a file beside them, which
 * names no others; who stands there without a folder handed in nothing.
 */
export const gradescope: Layout = {
  title: 'Gradescope',
  looksFor: `a file ${METADATA}`,
  recognises: ({ listed }) => listed.some(({ name }) => name === METADATA),
  read: ({ listed, read }) => {
    if (!listed.some(({ name }) => name === METADATA)) return [];
    const metadata = metadataIn(read(METADATA));
    const folders = listed.flatMap(({ name, kind }) => (kind === 'folder' ? [name] : []));
    const absent = Object.keys(metadata)
      .filter((key) => !folders.includes(key))
      .map((key) => ({ ...exportedOf(key, metadata[key]), pieces: [] }))
      .filter(({ students }) => students.length > 0);
    return [...folders.map((folder) => exportedOf(folder, metadata[folder])), ...absent];
  },
  explains: (name) => name === METADATA,
};

/** Every scalar as it is written: a number of a student’s may begin with a zero. */
function metadataIn(text: string): Record<string, unknown> {
  const document = parseDocument(text, {
    logLevel: 'silent',
    schema: 'failsafe',
    customTags: ['null'],
  });
  try {
    const [error] = document.errors;
    if (error) throw error;
    return mapOf(document.toJS());
  } catch (error) {
    const [why] = (error as Error).message.split('\n');
    throw new UnreadableExport(`${METADATA} cannot be read: ${why?.replace(/:$/, '.')}`);
  }
}

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
  return { name: textOf(name) || textOf(sid) || textOf(email) || 'unnamed', ids };
}

function told(kind: string, value: unknown): Record<string, string> {
  return textOf(value) === '' ? {} : { [kind]: textOf(value) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function mapOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
