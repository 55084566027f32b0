import type { ByteSource, JsonTemplate, NumberTemplate } from '../../spec/assignment.ts';
import type { VarValue } from '../evidence.ts';

export type Vars = Record<string, VarValue>;

const slot = /\$\$\{|\$\{([\w-]+)\}/g;
const onlySlot = /^\$\{([\w-]+)\}$/;

/** Replaces `${name}` by its value; `$${` stays `${`. */
export function fillText(template: string, vars: Vars): string {
  return template.replace(slot, (whole, name: string | undefined) => {
    if (name === undefined) return '${';
    const value = ownValue(name, vars);
    if (value === undefined) return whole;
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

function ownValue(name: string, vars: Vars): VarValue | undefined {
  return Object.hasOwn(vars, name) ? vars[name] : undefined;
}

/** A student's value may be anything; what is no number counts as none. */
export function fillNumber(template: NumberTemplate, vars: Vars): number {
  const value = typeof template === 'number' ? template : Number(fillText(template, vars));
  return Number.isFinite(value) ? value : 0;
}

/** Fills the strings of a JSON value; a string that is only `${n}` takes n's own type. */
export function fillJson(template: JsonTemplate, vars: Vars): VarValue {
  if (typeof template === 'string') {
    const name = onlySlot.exec(template)?.[1];
    const value = name === undefined ? undefined : ownValue(name, vars);
    return value === undefined ? fillText(template, vars) : value;
  }
  if (Array.isArray(template)) return template.map((item) => fillJson(item, vars));
  if (typeof template !== 'object' || template === null) return template;
  const entries = Object.entries(template).map(([key, item]) => [fillText(key, vars), fillJson(item, vars)]);
  return Object.fromEntries(entries) as VarValue;
}

export function fillBytes(source: ByteSource, vars: Vars): Buffer {
  switch (source.kind) {
    case 'text':
      return Buffer.from(fillText(source.text, vars));
    case 'base64':
      return Buffer.from(source.base64, 'base64');
    case 'repeat':
      return repeated(fillText(source.text, vars), fillNumber(source.times, vars));
    case 'lines':
      return numberedLines(source, vars);
    case 'random':
      return randomBytes(within(fillNumber(source.bytes, vars), mostBytes), fillNumber(source.seed, vars));
  }
}

/** Sizes may come out of a student's message, and must not exhaust the grader. */
const mostBytes = 64 * 1024 * 1024;
const mostTimes = 1_000_000;
const mostLines = 10_000;

function repeated(text: string, times: number): Buffer {
  const fitting = Math.floor(mostBytes / Math.max(1, Buffer.byteLength(text)));
  return Buffer.from(text.repeat(within(times, Math.min(mostTimes, fitting))));
}

function numberedLines({ from, to, template }: Extract<ByteSource, { kind: 'lines' }>, vars: Vars): Buffer {
  const first = fillNumber(from, vars);
  const count = within(fillNumber(to, vars) - first + 1, mostLines);
  const lines = Array.from({ length: count }, (_, index) =>
    fillText(template, { ...vars, n: first + index }),
  );
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

function within(size: number, most: number): number {
  return Math.max(0, Math.min(most, Math.floor(size)));
}

/** The same bytes for the same seed, on every machine: xorshift32 (Marsaglia 2003). */
function randomBytes(count: number, seed: number): Buffer {
  const bytes = Buffer.alloc(count);
  let state = (seed * 2654435761 + 1) >>> 0 || 1;
  for (let i = 0; i < count; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[i] = state & 0xff;
  }
  return bytes;
}
