import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tarGzOf, tarOf } from '../class/intake/archive/example-tar.ts';
import { type ZipEntry, zipOf } from '../class/intake/archive/example-zip.ts';
import { root } from './wiregrade.ts';

/*
 * Exports as course systems lay them out, honest and hostile hand-ins side by side. A hand-in
 * that is right echoes lines; one that cannot be opened is refused, and no other is.
 */

const echo = readFileSync(join(root, 'fixtures/languages/python/server.py'), 'utf8');
const right = { name: 'server.py', text: echo };
const link = 0o120777;

function canvas(): Buffer {
  const hostile: [string, ZipEntry[]][] = [
    ['traversal_21_41_hw.zip', [right, { name: '../../server.py', text: echo }]],
    ['bomb_22_42_hw.zip', [right, { name: 'zeros', text: Buffer.alloc(20e6) }]],
    ['encrypted_23_43_hw.zip', [{ ...right, encrypted: true }]],
    ['deep_24_44_hw.zip', [{ name: 'a.zip', text: nested(4) }]],
  ];
  return zipOf([
    { name: 'lovelaceada_LATE_11_31_server-1.py', text: echo },
    { name: 'müller🎉_12_32_my work.zip', text: zipOf([{ name: 'my work/server.py', text: echo }]) },
    ...hostile.map(([name, entries]) => ({ name, text: zipOf(entries) })),
  ]);
}

function nested(levels: number): Buffer {
  return levels === 0 ? zipOf([right]) : zipOf([{ name: 'a.zip', text: nested(levels - 1) }]);
}

function moodle(): Buffer {
  const whole = zipOf([right]);
  return zipOf([
    { name: 'Jane Doe_4711_assignsubmission_file/hw 1/server.py', text: echo },
    { name: 'עברית \u202eevil_4712_assignsubmission_file/server.py', text: echo },
    { name: 'Truncated_4713_assignsubmission_file/hw.zip', text: whole.subarray(0, -25) },
    { name: 'Symlink_4714_assignsubmission_file/server.py', text: '/etc/passwd', mode: link },
    { name: 'Rar_4715_assignsubmission_file/hw.rar', text: 'Rar!\x1a\x07\x00' },
  ]);
}

const metadata = `submission_1:
  :submitters:
  - {":name": "=HYPERLINK(1)", ":sid": "s1", ":email": "one@x.org"}
  - {":name": "Team Mate", ":sid": "s2", ":email": "two@x.org"}
submission_2:
  :submitters:
  - {":name": "Collision", ":sid": "s3", ":email": "three@x.org"}
`;

function gradescope(): Buffer {
  const at = (path: string, text: string): ZipEntry => ({ name: `assignment_9_export/${path}`, text });
  return zipOf([
    at('submission_metadata.yml', metadata),
    at('submission_1/server.py', echo),
    at('submission_2/server.py', echo),
    at('submission_2/Server.py', echo),
  ]);
}

async function autolab(): Promise<Record<string, Buffer>> {
  const device = { name: 'null', type: 'character-device' as const, devmajor: 1, devminor: 3 };
  return {
    'grace@x.org_1_handin.tar': await tarOf([{ name: 'server.py', text: 'raise SystemExit(1)' }]),
    'grace@x.org_2_handin.tar': await tarOf([right]),
    'device@x.org_1_handin.tar': await tarOf([right, device]),
    'twice@x.org_1_handin.tgz': await tarGzOf([right, right]),
  };
}

function github(): Record<string, Buffer> {
  const long = 'x'.repeat(4000);
  return {
    'hw1-gina/server.py': Buffer.from(echo),
    'hw1-gina/.git/config': Buffer.from(''),
    'hw1-long/hw.zip': zipOf([right, { name: `${long}/${long}` }]),
    'hw1-absolute/hw.zip': zipOf([{ ...right, name: '/server.py' }]),
  };
}

async function plain(): Promise<Record<string, Buffer>> {
  const left = [{ name: '__MACOSX/._server.py' }, { name: 'hw/.DS_Store' }];
  return {
    'alice.tar.gz': await tarGzOf([...left, { name: 'hw/src/server.py', text: echo }]),
    'bob (late)/server.py': Buffer.from(echo),
    'roster.csv': Buffer.from('not a hand-in'),
  };
}

/** Writes one of each kind below the folder; returns the paths that are to be graded. */
export async function writeExports(folder: string): Promise<string[]> {
  const archives = { 'canvas.zip': canvas(), 'moodle.zip': moodle(), 'gradescope.zip': gradescope() };
  const folders = { autolab: await autolab(), 'hw1-submissions': github(), plain: await plain() };
  for (const [name, bytes] of Object.entries(archives)) write(join(folder, name), bytes);
  for (const [name, files] of Object.entries(folders))
    for (const [path, bytes] of Object.entries(files)) write(join(folder, name, path), bytes);
  return [...Object.keys(archives), ...Object.keys(folders)].map((name) => join(folder, name));
}

function write(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** What each hand-in of these exports comes to: passed, or why it is not opened. */
export const deserved: Record<string, string | RegExp> = {
  lovelaceada: 'passed',
  'müller🎉': 'passed',
  traversal: /^hw\.zip: \.\.\/\.\.\/server\.py leads out of the archive/,
  bomb: /^hw\.zip cannot be opened: unpacks \d+ bytes to 20 MB/,
  encrypted: /^hw\.zip: server\.py is encrypted/,
  deep: /archives lie in archives, more than 3 deep/,
  'Jane Doe': 'passed',
  'עברית \u202eevil': 'passed',
  Truncated: /^hw\.zip cannot be opened: it is cut short or damaged/,
  Symlink: /server\.py is a link/,
  Rar: /^hw\.rar cannot be opened: it is a RAR archive/,
  '=HYPERLINK(1), Team Mate': 'passed',
  Collision: /Server\.py and .*server\.py differ only in capitals/,
  'grace@x.org': 'passed',
  'device@x.org': /^handin\.tar: null is a device/,
  'twice@x.org': /^handin\.tgz: server\.py is there twice/,
  gina: 'passed',
  long: /^hw\.zip: x+… has a name of more than 255 bytes/,
  absolute: /^hw\.zip: \/server\.py is an absolute path/,
  alice: 'passed',
  'bob (late)': 'passed',
};
