import { defineConfig } from '@playwright/test';

import { findAddress, installations } from './fixtures/address.js';
import { findBrowser } from './fixtures/browser.js';
import { deep, isDeep } from './fixtures/looks.js';

const browser = await findBrowser();

// A page is open for about a second, so full optimisation of its code costs more time than it
// saves. So do frequent garbage collection in a small heap, and collection on separate threads
// while other pages use all cores. V8's quick compiler, Maglev, saves a quarter of axe's time, but
// is worth its own time elsewhere only for functions called ten times as often as usual.
const shortLived =
  '--js-flags=--no-opt --invocation-count-for-maglev=4000 --min-semi-space-size=64 --max-semi-space-size=64 --single-threaded-gc';

// Pages of a server share one process of the browser (see fixtures/kept-browsers.ts).
const oneProcess = '--process-per-site';

// These files start first, because their tests run one after another and take a long time. The
// second file also needs its own worker.
const first = ['**/returns.spec.ts', '**/two-people.spec.ts'];
// A board's pack cannot be signed while returns are being published, so its journey starts after
// half of the others, when those that send returns have finished.
const later = ['**/board.spec.ts', '**/journeys/[k-z]*.spec.ts'];

// Every process of a run reads this file. The first process chooses the ports.
for (const installation of installations) await findAddress(installation);

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  globalSetup: './fixtures/server.ts',
  fullyParallel: true,
  ...(isDeep ? {} : { grepInvert: new RegExp(deep.tag) }),
  // Two workers for each core, because a page waits for the server half of the time.
  workers: 4,
  // The time limit is long because tests also run on slow machines. It does not check speed.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  projects: [
    { name: 'first', testMatch: first },
    { name: 'others', testIgnore: [...first, ...later] },
    { name: 'later', testMatch: later, testIgnore: first },
  ],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: { ...browser, args: [...browser.args, shortLived, oneProcess] },
  },
});
