import { posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { entryPathOf, isLeftBySystem } from './entry-path.ts';

describe('a path in an archive', () => {
  test.each([
    ['server.py', ['server.py']],
    ['hw 1/./src//Serveur été 🎉.py', ['hw 1', 'src', 'Serveur été 🎉.py']],
    ['hw\\src\\server.py', ['hw', 'src', 'server.py']],
    ['./', []],
    ['a..b/..c', ['a..b', '..c']],
  ])('%j lies in the archive', (written, parts) => {
    expect(entryPathOf(written)).toEqual({ parts });
  });

  test.each([
    ['../server.py', 'leads out of the archive'],
    ['a/../../b', 'leads out of the archive'],
    ['a\\..\\b', 'leads out of the archive'],
    ['/etc/passwd', 'is an absolute path: it leads out of the archive'],
    ['\\\\host\\share', 'is an absolute path: it leads out of the archive'],
    ['C:\\server.py', 'is an absolute path: it leads out of the archive'],
    ['a\0b', 'has a NUL in its name'],
    ['x'.repeat(4000), 'has a name of more than 255 bytes'],
    [`${'x'.repeat(200)}/`.repeat(30), 'has a path of more than 1000 bytes'],
    ['d/'.repeat(41), 'lies more than 40 folders deep'],
  ])('%j is refused', (written, refused) => {
    expect(entryPathOf(written)).toEqual({ refused });
  });

  test('whatever is written, what is not refused stays below the folder', () => {
    const part = fc.constantFrom('..', '.', '', 'a', '...', 'C:', '\\', 'b\\..', '\0', '~');
    const path = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part).map((parts) => parts.join('/')),
    );
    fc.assert(
      fc.property(path, (written) => {
        const found = entryPathOf(written);
        if ('refused' in found) return;
        const joined = posix.join('/folder', ...found.parts);
        expect(joined === '/folder' || joined.startsWith('/folder/')).toBe(true);
        expect(joined.split('/').length).toBe(2 + found.parts.length);
      }),
      { numRuns: 500 },
    );
  });
});

test('what systems leave behind is told from what was handed in', () => {
  const left = ['__MACOSX/server.py', 'hw/.DS_Store', 'hw/._server.py', '.git/config', 'Thumbs.db'];
  expect(left.filter((path) => !isLeftBySystem(path.split('/')))).toEqual([]);
  expect(isLeftBySystem(['src', 'server.py'])).toBe(false);
});
