import { rmSync } from 'node:fs';
import { basename } from 'node:path';

export default function tearDown() {
  const own = process.env.TMPDIR ?? '';
  if (basename(own).startsWith('wiregrade-tests-')) rmSync(own, { recursive: true, force: true });
}
