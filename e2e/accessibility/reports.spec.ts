import type { Page } from '@playwright/test';

import { continueAs, contributor } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

async function waitForFigures(page: Page): Promise<void> {
  await expect(page.getByText('More are coded only to')).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

test.describe('with the demonstration', () => {
  test.use({ installation: 'demonstration' });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      test(`reports stand in nobody’s way at ${width} px, ${colorScheme}`, async ({ page, expectAccessible }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto('/reports');
        await waitForFigures(page);
        await expectAccessible();
      });

      test(`nor do their tables at ${width} px, ${colorScheme}`, async ({ page, expectAccessible }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto('/reports');
        await waitForFigures(page);
        for (const tab of await page.getByRole('tab', { name: 'Table' }).all()) await tab.click();
        await expectAccessible();
      });
    }
  }

  for (const address of ['/reports?from=2025-26-Q3&step=month', '/reports?from=2022-23-Q1&step=year&years=calendar']) {
    test(`nor over time: ${address}`, async ({ page, expectAccessible }) => {
      await page.goto(address);
      await waitForFigures(page);
      await expectAccessible();
      for (const tab of await page.getByRole('tab', { name: 'Table' }).all()) await tab.click();
      await expectAccessible();
    });
  }

  test('nor where everything is chosen', async ({ page, expectAccessible }) => {
    await page.goto('/reports?area=E06000038&crimeType=DRUGS&agency=TVP');
    await waitForFigures(page);
    await expectAccessible();
  });

  test('nor for a partner', async ({ page, expectAccessible }) => {
    await continueAs(page, contributor, '/reports?area=E06000038');
    await waitForFigures(page);
    await expectAccessible();
  });

  test('nor in a quarter that runs, with a word that is not understood', async ({ page, expectAccessible }) => {
    await page.goto('/reports?quarter=2026-27-Q3&agency=nobody');
    await waitForFigures(page);
    await expectAccessible();
  });

  test('nor while figures are on their way, when they are refused and when they fail', async ({ page, expectAccessible }) => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let code = 'FORBIDDEN';
    await page.route('**/graphql', async (route) => {
      if (!(route.request().postData() ?? '').includes('query ReportFigures')) return route.fallback();
      await released;
      const body = JSON.stringify({ errors: [{ message: 'Ask your administrator.', extensions: { code } }], data: null });
      return route.fulfill({ status: 200, contentType: 'application/json', body });
    });

    await page.goto('/reports');
    await expect(page.getByRole('heading', { level: 2, name: 'Loading' })).toHaveCount(10);
    await expectAccessible();
    release();
    await expect(page.getByRole('heading', { level: 2, name: 'You may not see this figure' })).toHaveCount(10);
    await expectAccessible();

    code = 'INTERNAL_SERVER_ERROR';
    await page.reload();
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(10);
    await expectAccessible();
  });
});

test.describe('before anything is published', () => {
  test.use({ installation: 'empty' });

  test('nor where there is nothing', async ({ page, expectAccessible }) => {
    await page.goto('/reports');
    await expect(page.getByRole('heading', { level: 1, name: 'Nothing has been published yet' })).toBeVisible();
    await expectAccessible();
  });
});
