import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where this machine has Chromium; tests that need it skip aloud where it has none, and fail in CI. */
export const chromiumPath = places.find((path) => existsSync(path));

if (chromiumPath === undefined) {
  if (process.env.WIREGRADE_CI) throw new Error('Chromium is missing: apt-get install chromium');
  process.stderr.write('not tried in a browser: there is no Chromium\n');
}

/** A browser of the test's own, with nothing kept from other runs, that asks nothing of the outside. */
export async function openChromium(): Promise<BrowserContext> {
  return await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'wiregrade-chromium-')), {
    executablePath: chromiumPath ?? 'chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
