import { sharedSchemas } from './shared.ts';

/** What the reference page reads of a schema. */
export interface Words {
  $ref?: string;
  type?: string;
  title?: string;
  description?: string;
  default?: unknown;
  properties?: Properties;
  required?: string[];
  anyOf?: Words[];
  oneOf?: Words[];
}

export type Properties = Record<string, Words>;

/** A table of a mapping's keys: what each takes, what it means, what holds without it. */
export function keyTable({ properties = {}, required = [] }: Words): string {
  const rows = Object.entries(properties)
    .filter(([, schema]) => !isVerb(schema))
    .map(([key, schema]) => {
      const { title = '', description = '', default: standard } = resolvedWords(schema);
      const otherwise = required.includes(key) ? '*required*' : shownDefault(standard);
      return `| \`${key}\` | ${title} | ${description} | ${otherwise} |`;
    });
  return ['| key | takes | meaning | without it |', '|---|---|---|---|', ...rows].join('\n');
}

function isVerb({ $ref, description }: Words): boolean {
  return $ref !== undefined && description === undefined && sharedSchemas[nameIn($ref)] === undefined;
}

function resolvedWords(schema: Words): Words {
  if (schema.$ref === undefined) return schema;
  const target = sharedSchemas[nameIn(schema.$ref)] as Words | undefined;
  return { ...(target ?? { title: commonTitles[nameIn(schema.$ref)] ?? '' }), ...schema };
}

const commonTitles: Record<string, string> = { pattern: 'a pattern', steps: 'a list of steps' };

function nameIn(reference: string): string {
  return reference.replace('#/$defs/', '');
}

function shownDefault(standard: unknown): string {
  if (standard === undefined) return '';
  return typeof standard === 'string' && /[ ’]/.test(standard) ? standard : `\`${String(standard)}\``;
}
