import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { assignmentFor, folderOf } from './fixture-folder.ts';
import { openSubmission } from './open-submission.ts';

const server = assignmentFor({ server: ['server.py'] });

test.each([
  ['programs:\n  sever: { run: x }\n', 2, 3, 'did you mean `server`'],
  ['programs:\n  server: { runs: x }\n', 2, 13, 'did you mean `run`'],
  ['programs:\n  server: { build: x }\n', 2, 11, 'needs `run`'],
  ['programs:\n  server:\n    run: 7\n', 3, 10, 'command line'],
  ['programs:\n  server:\n    run: python3 a.py ${prot}\n', 3, 23, '${host} and ${port}'],
  ['programs:\n  server:\n    run: "cd src && ./a"\n', 3, 18, 'no shell'],
  ['programs:\n  server:\n    run: ./a\n    build: ["make", "x \'"]\n', 4, 24, 'never closed'],
  ['programs: [\n', 2, 1, 'not YAML'],
  ['programs:\n  server:\n    run: a.py: 8080\n', 3, 10, 'write `run: "a.py: 8080"`'],
  ['programs:\n  server: ./a ${port}\n', 2, 11, '`server: { run: "./a ${port}" }`'],
  ['programs:\n  server:\n    run: &a ./a\n    build: *a\n', 4, 12, 'command line'],
  ['server.py\n', 1, 1, 'the file must have `programs:`'],
])('%j is refused at %d:%d', (text, line, column, message) => {
  const folder = folderOf({ 'wiregrade.yaml': text });
  expect(openSubmission(folder, server)).toMatchObject({
    code: 'bad-override',
    path: join(folder, 'wiregrade.yaml'),
    message: expect.stringContaining(message),
    place: { line, column },
  });
});
