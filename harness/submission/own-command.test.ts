import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { folderOf } from './fixture-folder.ts';
import { whyNotStarted } from './own-command.ts';
import { findTool } from './toolchain.ts';

const cannot =
  'There is no `/home/me/venv/bin/python3` where programs are graded: they see what was handed in and what the system has.';
const windows =
  'The first line of `./crlf.py` ends as lines do on Windows (CR LF), so that its last word is not found: save it with Unix line ends.';

const scripts = {
  'crlf.py': '#!/usr/bin/env python3\r\nimport socket\r\n',
  'silent.py': 'import socket\n',
  'elsewhere.py': '#! /home/me/venv/bin/python3 -u\n',
  'right.py': '#!/usr/bin/env python3\n',
  'shell.sh': 'exec ./server\n',
  binary: '\x7fELF\r\n',
};

/** Of a machine whose home folders programs do not see. */
function why(command: string): string | undefined {
  const folder = folderOf({ ...scripts, 'server.py': '', server: '' });
  for (const file of Object.keys(scripts)) chmodSync(join(folder, file), 0o755);
  return whyNotStarted([command], { folder, workingFolder: '.' }, (path) => !path.startsWith('/home/'));
}

test.each([
  ['./server.py', '`./server.py` may not be executed: `chmod +x server.py`, or write `python3 server.py`.'],
  ['./server', '`./server` may not be executed: `chmod +x server`.'],
  ['./nothere', 'There is no file `./nothere`: it was neither handed in nor made by the build.'],
  ['no-such-command', 'There is no command `no-such-command`.'],
  ['/home/me/venv/bin/python3', `${cannot} Write \`python3\`, without a path.`],
  ['./crlf.py', windows],
  [
    './silent.py',
    'The first line of `./silent.py` does not say what runs it, as `#!/usr/bin/env python3` would.',
  ],
  [
    './elsewhere.py',
    'The first line of `./elsewhere.py` asks for `/home/me/venv/bin/python3`, which is not there where programs are graded.',
  ],
])('%s cannot be started, and it is said why', (command, message) => {
  expect(why(command)).toBe(message);
});

test.each(['./right.py', './shell.sh', './binary', 'python3', '/bin/sh'])('%s can be started', (command) => {
  expect(why(command)).toBeUndefined();
});

test('a tool that programs do not see is named with its place', () => {
  const tool = findTool('python3');
  expect(whyNotStarted(['python3'], { folder: '.', workingFolder: '.' }, () => false)).toBe(
    `There is no command \`python3\` in the sandbox: \`${tool}\` lies outside of what programs see there.`,
  );
});
