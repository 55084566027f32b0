import type { XPathTemplate } from '../../spec/assignment.ts';
import type { VarValue } from '../evidence.ts';
import { fillText, type Vars } from './fill-template.ts';

/** Fills the templates of XML; a value is text there, whatever it holds. */
export function fillXml(template: string, vars: Vars): string {
  const parts = template.split(/(<!\[CDATA\[[\s\S]*?\]\]>)/);
  return parts
    .map((part) => fillText(part, mapped(vars, part.startsWith('<![CDATA[') ? inCdata : escaped)))
    .join('');
}

function mapped(vars: Vars, write: (text: string) => string): Vars {
  const entries = Object.entries(vars).map(([name, value]) => [name, write(textOf(value))]);
  return Object.fromEntries(entries) as Vars;
}

function textOf(value: VarValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}

function inCdata(text: string): string {
  return text.replaceAll(']]>', ']]]]><![CDATA[>');
}

/** Fills the templates of an expression; a value is a literal there, whatever it holds. */
export function fillXPath({ xpath }: XPathTemplate, vars: Vars): string {
  return fillText(
    xpath,
    Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, literal(value)])),
  );
}

function literal(value: VarValue): string {
  if (typeof value === 'boolean') return `${value}()`;
  const plainNumber = typeof value === 'number' && /^-?[\d.]+$/.test(String(value));
  if (plainNumber) return value < 0 ? `(${value})` : String(value);
  const text = textOf(value);
  if (!text.includes('"')) return `"${text}"`;
  const parts = text.split('"').map((part) => `"${part}"`);
  return `concat(${parts.join(`, '"', `)})`;
}
