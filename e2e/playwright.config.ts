import { defineConfig } from '@playwright/test';

import { findAddress } from './fixtures/address.js';
import { findBrowser } from './fixtures/browser.js';

const browser = await findBrowser();
const baseURL = await findAddress();

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  globalSetup: './fixtures/server.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    // Every file asks the one server that the set-up starts.
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: browser,
  },
});
