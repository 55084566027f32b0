import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { saveClassPage } from '../cli/save-class-page.ts';
import { chromiumPath, openChromium } from '../report/html/chromium.ts';
import type { Report } from '../report/report.ts';

const submissions = 2000;
const painted = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))';

/** The page of a class of 2,000, made of the submissions of a smaller one: megabytes, and milliseconds until Chromium has painted it. */
export async function measureClassPage(
  report: Report,
  folder: string,
): Promise<{ classPageMB: number; classPageOpensMs: number | null }> {
  const many = Array.from({ length: submissions }, (_, index) => {
    const one = report.submissions[index % report.submissions.length] as Report['submissions'][number];
    return { ...one, name: `${one.name} ${index}` };
  });
  const pages = many.map(({ name }) => join(folder, 'pages', `${name}.html`));
  const page = saveClassPage({ ...report, submissions: many }, pages, folder);
  const classPageMB = Math.round(statSync(page).size / 1e4) / 100;
  return { classPageMB, classPageOpensMs: chromiumPath === undefined ? null : await opensAfterMs(page) };
}

async function opensAfterMs(file: string): Promise<number> {
  const browser = await openChromium();
  const page = await browser.newPage();
  const began = performance.now();
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(painted);
  const ms = Math.round(performance.now() - began);
  await browser.close();
  return ms;
}
