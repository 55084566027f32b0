import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll } from '@jest/globals';
import { assignmentFor } from '../../submission/fixture-folder.ts';
import type { HandIn } from '../../submission/hand-in.ts';
import { zipOf } from './archive/example-zip.ts';
import type { ExportKind } from './exports/export-kinds.ts';
import { takeIn } from './intake.ts';
import { openUnpackArea } from './unpack-area.ts';

const assignment = assignmentFor({ server: ['server.py'] });
const root = mkdtempSync(join(tmpdir(), 'wiregrade-intake-'));
afterAll(() => rmSync(root, { recursive: true }));
let boxes = 0;

/** The box of the next, and of the last that was laid out. */
export const nextBox = (): string => join(root, String(boxes));
export const lastBox = (): string => join(root, String(boxes - 1));

export const server = { name: 'server.py', text: 'x' };
export const zip = zipOf([server]);

type Files = Record<string, string | Buffer>;

async function takenIn(files: Files, paths: string[], exportKind?: ExportKind) {
  const box = join(root, String(boxes++));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(box, path)), { recursive: true });
    writeFileSync(join(box, path), content);
  }
  const result = await takeIn({
    ...{ assignment, overrides: {}, paths: paths.map((path) => join(box, path)) },
    ...(exportKind && { exportKind }),
    area: openUnpackArea(() => join(box, 'unpacked')),
  });
  return { box, result };
}

/** Each hand-in by name: where it lies, as the box sees it, or what is wrong with it; or the problem with a path. */
export async function taken(...args: Parameters<typeof takenIn>): Promise<string[] | string> {
  const { box, result } = await takenIn(...args);
  if (!('handIns' in result)) return result.message.replaceAll(`${box}/`, '');
  return result.handIns.map(({ name, work }) => `${name}: ${wordsOn(work, box)}`);
}

export async function notesOn(files: Files, paths = ['in'], exportKind?: ExportKind): Promise<string[]> {
  const { box, result } = await takenIn(files, paths, exportKind);
  return 'notes' in result ? result.notes.map((note) => note.replaceAll(`${box}/`, '')) : [];
}

function wordsOn(work: HandIn['work'], box: string): string {
  if (work.state === 'there') return relative(box, work.folder);
  return work.state === 'refused' ? work.message : 'absent';
}
