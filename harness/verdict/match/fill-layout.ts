import type { Field, FieldTemplate, FieldTemplates, Layout } from '../../spec/layout.ts';
import type { FieldValues } from '../layout/encode-message.ts';
import { fillBytes, fillText, type Vars } from './fill-template.ts';

/** What is said of a message's fields, its templates filled. */
export function fillLayout({ fields }: Layout, templates: FieldTemplates, vars: Vars): FieldValues {
  const given = fields.filter(({ name }) => Object.hasOwn(templates, name));
  return Object.fromEntries(
    given.map((field) => [field.name, fillField(field, templates[field.name] ?? 0, vars)]),
  );
}

function fillField(field: Field, template: FieldTemplate, vars: Vars): FieldValues[string] {
  if (typeof template === 'object') return fillBytes(template.bytes, vars);
  const text = fillText(String(template), vars);
  if (field.kind !== 'number') return Buffer.from(text);
  const number = Number(text);
  return Number.isSafeInteger(number) || !/^-?[0-9]+$/.test(text) ? number : text;
}

/** A value in words: a number, a short text, or how many bytes there are. */
export function wordsOfValue(value: FieldValues[string]): string {
  if (!Buffer.isBuffer(value)) return String(value);
  const text = value.toString('utf8');
  if (value.length <= 40 && Buffer.from(text).equals(value)) return JSON.stringify(text);
  return value.length <= 16 ? value.toString('hex') : `${value.length} other bytes`;
}
