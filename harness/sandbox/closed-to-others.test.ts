import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { closedToOthers } from './closed-to-others.ts';

const root = mkdtempSync(join(tmpdir(), 'wiregrade-closed-'));
afterAll(() => rmSync(root, { recursive: true }));

function write(name: string, mode: number): void {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, 'text');
  chmodSync(path, mode);
}

test('what others may not read is found at every depth, a closed folder as one, links not followed', () => {
  write('shadow', 0o640);
  write('hosts', 0o644);
  write('ssh/host-key', 0o600);
  write('ssh/host-key.pub', 0o644);
  write('ssh/more/deep/password', 0o600);
  write('private/key', 0o600);
  write('listed/key', 0o600);
  chmodSync(join(root, 'private'), 0o700);
  chmodSync(join(root, 'listed'), 0o744);
  symlinkSync('private', join(root, 'link'));
  symlinkSync('nowhere', join(root, 'ssh/broken'));
  const found = closedToOthers(root).map((path) => path.slice(root.length + 1));
  expect(found.sort()).toEqual(['listed', 'private', 'shadow', 'ssh/host-key', 'ssh/more/deep/password']);
});
