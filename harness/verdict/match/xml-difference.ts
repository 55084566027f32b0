import type { XmlElement } from '../../spec/xml/read-xml.ts';
import { fillText, type Vars } from './fill-template.ts';

/** The first place where two elements differ, as a sentence, or undefined; the templates in `expected` are filled. */
export function firstXmlDifference(expected: XmlElement, actual: XmlElement, vars: Vars): string | undefined {
  return elementDifference(expected, actual, { at: '', vars });
}

interface Where {
  /** The path of the element that both stand in: `/list/item[2]`. */
  at: string;
  vars: Vars;
}

function elementDifference(
  expected: XmlElement,
  actual: XmlElement,
  { at, vars }: Where,
): string | undefined {
  const here = `${at}/${expected.name}`;
  if (expected.name !== actual.name)
    return `${at === '' ? 'the element' : here} should be ${show(expected)}, is ${show(actual)}`;
  return differenceAt(here, expected, actual, vars);
}

function differenceAt(
  here: string,
  expected: XmlElement,
  actual: XmlElement,
  vars: Vars,
): string | undefined {
  if (expected.space !== actual.space)
    return `${here} should be in ${spaceOf(expected)}, is in ${spaceOf(actual)}`;
  return (
    attributeDifference(expected, actual, { at: here, vars }) ??
    contentDifference(expected, actual, { at: here, vars })
  );
}

function spaceOf({ space }: XmlElement): string {
  return space === '' ? 'no namespace' : `the namespace ${space}`;
}

function attributeDifference(
  expected: XmlElement,
  actual: XmlElement,
  { at, vars }: Where,
): string | undefined {
  for (const [name, template] of expected.attributes) {
    const [wanted, got] = [fillText(template, vars), actual.attributes.get(name)];
    if (got === undefined) return `${at}/@${name} is missing`;
    if (got !== wanted) return `${at}/@${name} should be ${quoted(wanted)}, is ${quoted(got)}`;
  }
  const extra = [...actual.attributes.keys()].find((name) => !expected.attributes.has(name));
  return extra === undefined ? undefined : `${at}/@${extra} should not be there`;
}

function contentDifference(
  expected: XmlElement,
  actual: XmlElement,
  { at, vars }: Where,
): string | undefined {
  const count = Math.max(expected.children.length, actual.children.length);
  for (let index = 0; index < count; index++) {
    const [wanted, got] = [expected.children[index], actual.children[index]];
    const where = { at, vars };
    const difference =
      isElement(wanted) && isElement(got)
        ? childDifference({ expected, actual, index }, where)
        : otherDifference(wanted, got, where);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

interface Pair {
  expected: XmlElement;
  actual: XmlElement;
  index: number;
}

function childDifference({ expected, actual, index }: Pair, { at, vars }: Where): string | undefined {
  const [wanted, got] = [expected.children[index] as XmlElement, actual.children[index] as XmlElement];
  if (wanted.name !== got.name) return `${at} should have ${show(wanted)} where it has ${show(got)}`;
  return differenceAt(`${at}/${wanted.name}${positionOf(expected, index)}`, wanted, got, vars);
}

/** Counted, where an element has several of the name. */
function positionOf({ children }: XmlElement, index: number): string {
  const { name } = children[index] as XmlElement;
  const alike = children.filter((child) => isElement(child) && child.name === name);
  return alike.length < 2 ? '' : `[${alike.indexOf(children[index] as XmlElement) + 1}]`;
}

/** One of the two is a text, or is not there. */
function otherDifference(
  wanted: XmlElement | string | undefined,
  got: XmlElement | string | undefined,
  { at, vars }: Where,
): string | undefined {
  if (isElement(wanted)) return `${at}/${wanted.name} is missing`;
  const text = wanted === undefined ? '' : fillText(wanted, vars);
  if (isElement(got)) {
    const instead = text === '' ? 'should not be there' : `stands where ${quoted(text)} should be`;
    return `${at}/${got.name} ${instead}`;
  }
  return text === (got ?? '') ? undefined : `${at} should be ${quoted(text)}, is ${quoted(got ?? '')}`;
}

function isElement(child: XmlElement | string | undefined): child is XmlElement {
  return typeof child === 'object';
}

function show({ name }: XmlElement): string {
  return `<${name}>`;
}

function quoted(text: string): string {
  if (text === '') return 'empty';
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}
