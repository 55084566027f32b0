import { createHash } from 'node:crypto';

/**
 * A file's name for a name that may hold anything: names of submissions are paths of
 * students' choosing. One that had to be changed ends in a part of its hash, so that
 * two names never become one.
 */
export function fileName(name: string): string {
  const safe = name.replace(/[\p{C}/\\:*?"<>|]/gu, '_').slice(0, 100);
  if (safe === name && !/^\.*$/.test(safe)) return safe;
  return `${safe === '' ? '_' : safe}-${createHash('sha256').update(name).digest('hex').slice(0, 6)}`;
}
