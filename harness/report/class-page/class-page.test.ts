import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { chromiumPath, openChromium } from '../html/chromium.ts';
import { hostile } from '../html/example-page.ts';
import { openPage, violations } from '../html/open-page.ts';
import { renderClassPage } from './class-page.ts';
import { exampleClass } from './example-class.ts';

const file = join(mkdtempSync(join(tmpdir(), 'wiregrade-class-')), 'class.html');
const inBrowser = chromiumPath === undefined ? test.skip : test;
let browser: BrowserContext | undefined;

beforeAll(async () => {
  const pages = new Map([['ann', 'pages/ann.html']]);
  writeFileSync(file, renderClassPage({ report: exampleClass(hostile), pages }));
  if (chromiumPath !== undefined) browser = await openChromium();
});

afterAll(async () => {
  await browser?.close();
});

async function open(width = 1100, scheme: 'light' | 'dark' = 'light') {
  return await openPage(browser as BrowserContext, file, { width, scheme });
}

async function shown(page: Page): Promise<string[]> {
  const rows = await page.locator('.map tbody tr:visible th').allTextContents();
  return rows.map((name) => name.slice(0, 3));
}

inBrowser('it asks for nothing but itself, and hostile names stay text', async () => {
  const { page, complaints } = await open();
  expect(await page.locator('script').count()).toBe(1);
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.locator('.map tbody').textContent()).toContain('<script>document.title="owned"');
  expect(await page.title()).toBe('An echo server: 6 submissions');
  expect(complaints).toEqual([pathToFileURL(file).href]);
  await page.close();
});

inBrowser.each([
  ['a wide screen, light', 1100, 'light'],
  ['a wide screen, dark', 1100, 'dark'],
  ['a phone, light', 360, 'light'],
  ['a phone, dark', 360, 'dark'],
] as const)('axe finds nothing on %s, and nothing is too wide', async (_, width, scheme) => {
  const { page } = await open(width, scheme);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  await page.close();
});

inBrowser('what is undecided comes first, and leads to the submission’s own page', async () => {
  const { page } = await open();
  expect((await shown(page))[0]).toBe('eve');
  expect(await page.locator('main > section').first().textContent()).toContain('the machine was too busy');
  expect(
    await page.locator('.map a').evaluateAll((all) => all.map((one) => one.getAttribute('href'))),
  ).toEqual(['pages/ann.html']);
  await page.close();
});

inBrowser('rows are found by name, by how they stand and by reason', async () => {
  const { page } = await open();
  await page.fill('#name', 'DA');
  expect(await shown(page)).toEqual(['dan']);
  await page.fill('#name', '');
  await page.selectOption('#standing', 'missing');
  expect(await shown(page)).toEqual(['fay']);
  await page.selectOption('#standing', '');
  await page.getByRole('button', { name: 'No answer came' }).press('Enter');
  expect(await shown(page)).toEqual(['cem']);
  expect(await page.locator('#count').textContent()).toBe('1 of 6');
  await page.close();
});

inBrowser('the keyboard sorts by name, points and case, both ways', async () => {
  const { page } = await open();
  const points = page.getByRole('button', { name: 'Points', exact: true });
  await points.press('Enter');
  expect((await shown(page)).slice(0, 2)).toEqual(['cem', 'fay']);
  await points.press('Space');
  expect((await shown(page)).slice(0, 2)).toEqual(['ann', 'dan']);
  expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
  await page.getByRole('button', { name: 'second' }).press('Enter');
  expect((await shown(page))[0]).toBe('cem');
  await page.getByRole('button', { name: 'Submission', exact: true }).press('Enter');
  expect((await shown(page)).slice(1, 4)).toEqual(['ann', 'cem', 'dan']);
  await page.close();
});

test('names with numbers stand in the order of the numbers', () => {
  const { submissions, ...rest } = exampleClass();
  const ten = submissions.slice(0, 1).flatMap((one) => ['s10', 's9'].map((name) => ({ ...one, name })));
  const page = renderClassPage({ report: { ...rest, submissions: ten }, pages: new Map() });
  expect(page.indexOf('>s9<')).toBeLessThan(page.indexOf('>s10<'));
});
