import { showText } from './printable.ts';

/** Every text of a report may come from a student: names of folders, compiler messages, output. */
export function withShownText<T>(value: T): T {
  if (typeof value === 'string') return showText(value) as T;
  if (Array.isArray(value)) return value.map(withShownText) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withShownText(part)])) as T;
}
