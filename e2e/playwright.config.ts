import { defineConfig } from '@playwright/test';

import { findAddress, installations } from './fixtures/address.js';
import { findBrowser } from './fixtures/browser.js';

const browser = await findBrowser();

// Each page lives for a second. Optimising its code as far as V8 can takes longer than running it
// less optimised; so does collecting garbage again and again in a small heap, or on separate threads
// while the other pages keep all cores busy. Its quick compiler, Maglev, saves a quarter of what axe
// takes.
const shortLived =
  '--js-flags=--no-opt --min-semi-space-size=64 --max-semi-space-size=64 --single-threaded-gc';

// Pages of a server share one process of the browser (see fixtures/kept-browsers.ts).
const oneProcess = '--process-per-site';

// Tests of this file follow one another and take longest together: they start first, so that nothing
// waits for them at the end.
const longest = '**/returns.spec.ts';

// Every process of a run reads this file: the first one chooses the ports.
for (const installation of installations) await findAddress(installation);

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  globalSetup: './fixtures/server.ts',
  fullyParallel: true,
  // Two for each core: a page waits for the server half of the time.
  workers: 4,
  // This does not check speed: a long wait that ends well means a slow machine.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  projects: [
    { name: 'longest', testMatch: longest },
    { name: 'others', testIgnore: longest },
  ],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: { ...browser, args: [...browser.args, shortLived, oneProcess] },
  },
});
