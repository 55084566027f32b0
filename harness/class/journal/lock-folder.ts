import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { lockFile } from '../../sandbox/lock-file.ts';

/** Another process is writing this report at this moment. */
export class InUse extends Error {}

/** Lets nobody else write the report until it is released, or this process is gone, however it goes. */
export function lockFolder(folder: string): () => void {
  const path = join(folder, '.lock');
  const fd = openSync(path, 'a+');
  if (lockFile(fd) === 'taken') {
    closeSync(fd);
    throw new InUse(readFileSync(path, 'utf8').trim() || 'another process');
  }
  ftruncateSync(fd);
  writeSync(fd, `process ${process.pid} on ${hostname()}, since ${new Date().toISOString()}\n`);
  return () => closeSync(fd);
}
