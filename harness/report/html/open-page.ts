import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

/** A page as opened by a double-click; `complaints` are console messages and requests. */
export async function openPage(
  browser: BrowserContext,
  file: string,
  { width = 1100, scheme = 'light' }: { width?: number; scheme?: 'light' | 'dark' } = {},
): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => complaints.push(request.url()));
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(pathToFileURL(file).href);
  return { page, complaints };
}

/** What axe finds: rule, how often, and the first place. */
export async function violations(page: Page): Promise<unknown> {
  // The page allows no script but its own: axe comes from the debugger.
  await page.evaluate(axe.source);
  return await page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.length, nodes[0].html.slice(0, 200), nodes[0].failureSummary]))',
  );
}
