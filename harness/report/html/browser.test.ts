import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { overLink } from '../ladder/example-ladder.ts';
import { chromiumPath, openChromium } from './chromium.ts';
import { hostile, long, pageOf, right, stuck, toldCase, wrongAnswer } from './example-page.ts';
import { openPage, violations } from './open-page.ts';
import { renderStudentPage } from './student-page.ts';

const file = join(mkdtempSync(join(tmpdir(), 'wiregrade-page-')), 'page.html');

const inBrowser = chromiumPath === undefined ? test.skip : test;
let browser: BrowserContext | undefined;

beforeAll(async () => {
  if (chromiumPath === undefined) return;
  const [linked, drawing] = toldCase({ ...right, id: 'linked', title: hostile });
  const link = [linked, { ...drawing, ladder: overLink }] as ReturnType<typeof toldCase>;
  const cases = [toldCase(wrongAnswer), toldCase(stuck), toldCase(right), toldCase(long), link];
  writeFileSync(file, renderStudentPage(pageOf(hostile, cases)));
  browser = await openChromium();
});

afterAll(async () => {
  await browser?.close();
});

async function open(width = 1100, scheme: 'light' | 'dark' = 'light') {
  return await openPage(browser as BrowserContext, file, { width, scheme });
}

inBrowser('it complains about nothing and asks for nothing but itself', async () => {
  const { page, complaints } = await open();
  expect(complaints).toEqual([pathToFileURL(file).href]);
  await page.close();
});

inBrowser('hostile names and bytes stay text', async () => {
  const { page } = await open();
  expect(await page.title()).toContain('<script>document.title="owned"</script>');
  expect(await page.locator('script').count()).toBe(1);
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.locator('h1').textContent()).toContain(
    '<img src=x onerror=alert(1)>"\'\\xe2\\x80\\xae\\0',
  );
  await page.close();
});

inBrowser.each([
  ['a wide screen, light', 1100, 'light'],
  ['a wide screen, dark', 1100, 'dark'],
  ['a phone, light', 360, 'light'],
  ['a phone, dark', 360, 'dark'],
] as const)('axe finds nothing on %s', async (_, width, scheme) => {
  const { page } = await open(width, scheme);
  await openEverything(page);
  expect(await violations(page)).toEqual([]);
  await page.close();
});

inBrowser('nothing is wider than a phone', async () => {
  const { page } = await open(360);
  await openEverything(page);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  await page.close();
});

inBrowser('the keyboard opens and closes what is folded', async () => {
  const { page } = await open();
  const folded = page.locator('#right details.what');
  await folded.locator('> summary').focus();
  await page.keyboard.press('Enter');
  expect(await folded.getAttribute('open')).not.toBeNull();
  await page.keyboard.press('Space');
  expect(await folded.getAttribute('open')).toBeNull();
  await page.close();
});

inBrowser('everything of a failed case is printed', async () => {
  const { page } = await open();
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  const folded = page.locator('.failed > details:not([open])');
  expect(await folded.count()).toBe(0);
  await page.close();
});

inBrowser('over a link, arrows cross, and one is broken', async () => {
  const { page } = await open();
  await openEverything(page);
  expect(await page.locator('#linked .crossed path').count()).toBe(7);
  expect(await page.locator('#linked .crossed .lost').count()).toBe(1);
  expect(await page.locator('#linked .messages').textContent()).toContain('lost on the link');
  await page.close();
});

async function openEverything(page: Page): Promise<void> {
  await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
}
