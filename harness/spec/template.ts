import type { NumberTemplate } from './assignment.ts';
import { nearestName } from './nearest-name.ts';
import type { Problems } from './problems.ts';
import type { Source } from './source.ts';
import type { Node } from './tree.ts';

/** Without `names` a text is taken as it stands: it holds no templates. */
export interface TemplateScope {
  source: Source;
  problems: Problems;
  names: ReadonlySet<string> | undefined;
}

/** A string that is one template and nothing else takes the value's own type. */
export const wholeTemplatePattern = '^\\$\\{[A-Za-z][A-Za-z0-9-]*\\}$';

const wholeTemplate = new RegExp(wholeTemplatePattern);
const name = /^[A-Za-z][A-Za-z0-9-]*$/;

/** Whether a text is `${name}` and no more. */
export function isWholeTemplate(text: string): boolean {
  return wholeTemplate.test(text);
}

/** The names that a text's `${name}` hold; `$${` stands for `${` itself. */
export function templateNames(text: string): string[] {
  return [...text.matchAll(/\$\$\{|\$\{([^}]*)(\}?)/g)].flatMap(([whole, inner, close]) => {
    if (whole === '$${') return [];
    return close === '}' ? [inner ?? ''] : [whole];
  });
}

/** Reports every `${name}` of a text that names nothing here. */
export function checkTemplate(node: Node, text: string, scope: TemplateScope): void {
  const { names } = scope;
  if (names === undefined || !text.includes('${')) return;
  for (const found of templateNames(text)) {
    const written = found.startsWith('${') ? found : `\${${found}}`;
    const place = placeWithin(node, written, scope);
    if (!name.test(found))
      scope.problems.add(
        'bad-template',
        place,
        found.startsWith('${')
          ? `\`${shortened(found)}\` has no closing brace`
          : `\`${shortened(written)}\` holds no name`,
        'a template is `${name}`; write `$${` for the two characters themselves',
      );
    else if (!names.has(found))
      scope.problems.add(
        'unknown-name',
        place,
        `\`${written}\` names nothing here`,
        nearestName(found, names),
      );
  }
}

/** The value of a number slot: a number, or the template that will give one. */
export function numberOr<F>(node: Node | undefined, scope: TemplateScope, fallback: F): NumberTemplate | F {
  if (node?.kind !== 'scalar') return fallback;
  if (typeof node.value === 'number') return node.value;
  if (typeof node.value === 'bigint') return Number(node.value);
  if (typeof node.value !== 'string' || !isWholeTemplate(node.value)) return fallback;
  checkTemplate(node, node.value, scope);
  return node.value;
}

function placeWithin(node: Node, written: string, scope: TemplateScope) {
  const at = scope.source.text.slice(node.start, node.end).indexOf(written);
  return at < 0 ? node.place : scope.source.place(node.start + at, node.start + at + written.length);
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
