import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostName } from './box.ts';

/** Writes the hosts file that programs see: their own name resolves, as on Debian to 127.0.1.1. A link would lead out. */
export function writeHostsFile(etc: string): void {
  const path = join(etc, 'hosts');
  rmSync(path, { force: true });
  const lines = ['127.0.0.1 localhost', '::1 localhost ip6-localhost', `127.0.1.1 ${hostName}`];
  writeFileSync(path, `${lines.join('\n')}\n`);
}
