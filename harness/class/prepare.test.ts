import { expect, test } from '@jest/globals';
import { assignmentFor, folderOf } from '../submission/fixture-folder.ts';
import { handInFrom } from '../submission/hand-in.ts';
import { prepare } from './prepare.ts';

test.each([
  ['wiregrade.yaml', '2:3: `sever` is not known here; did you mean `server`?'],
  ['hw/wiregrade.yaml', '2:3: `sever` is not known here; did you mean `server`?'],
])('a mistake in a student’s %s is told with its place, as no program’s lack', async (file, said) => {
  const folder = folderOf({ [file]: 'programs:\n  sever: { run: x }\n' });
  const prepared = await prepare(handInFrom('ada', folder), {
    assignment: assignmentFor({ server: ['server.py'] }),
    overrides: {},
    sandbox: { kind: 'process-group' },
    folder: folderOf({}),
  });
  const reason = { code: 'not-opened', message: `${file}:${said}`, findings: [] };
  expect(prepared).toEqual({ server: { hindered: 'failed', reason } });
});
