import type { Page } from '@playwright/test';

import { continueAs, contributor } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

async function waitForFigures(page: Page): Promise<void> {
  await expect(page.locator('#agencies').getByRole('heading', { level: 2 })).not.toHaveText('Loading');
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

test.describe('with the demonstration', () => {
  test.use({ installation: 'demonstration' });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      test(`resources stand in nobody’s way at ${width} px, ${colorScheme}`, async ({ page, expectAccessible }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto('/resourcing');
        await waitForFigures(page);
        await expectAccessible();
      });

      test(`nor do their tables at ${width} px, ${colorScheme}`, async ({ page, expectAccessible }) => {
        // Four tables have a row for each agency: looking at the contrast of every cell takes its time.
        test.slow();
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto('/resourcing');
        await waitForFigures(page);
        for (const tab of await page.getByRole('tab', { name: 'Table' }).all()) await tab.click();
        await page.locator('#agencies').getByRole('button', { name: 'Spend', exact: true }).click();
        await expectAccessible();
      });
    }
  }

  test('nor where everything is chosen', async ({ page, expectAccessible }) => {
    await page.goto('/resourcing?area=E06000038&objective=PURSUE&agency=TVP');
    await waitForFigures(page);
    await expectAccessible();
  });

  test('nor of whoever sent nothing', async ({ page, expectAccessible }) => {
    await page.goto('/resourcing?agency=RBFRS');
    await waitForFigures(page);
    await expectAccessible();
  });

  test('nor for a partner, nor in a quarter that runs', async ({ page, expectAccessible }) => {
    await continueAs(page, contributor, '/resourcing');
    await waitForFigures(page);
    await page.locator('#agencies').getByRole('tab', { name: 'Chart' }).click();
    await expectAccessible();
    await page.goto('/resourcing?quarter=2026-27-Q3&crimeType=DRUGS');
    await waitForFigures(page);
    await expectAccessible();
  });

  test('nor while figures are on their way, when they are refused and when they fail', async ({ page, expectAccessible }) => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let code = 'FORBIDDEN';
    await page.route('**/graphql', async (route) => {
      if (!(route.request().postData() ?? '').includes('query ResourcingFigures')) return route.fallback();
      await released;
      const body = JSON.stringify({ errors: [{ message: 'Ask your administrator.', extensions: { code } }], data: null });
      return route.fulfill({ status: 200, contentType: 'application/json', body });
    });

    await page.goto('/resourcing');
    await expect(page.getByRole('heading', { level: 2, name: 'Loading' })).toHaveCount(9);
    await expectAccessible();
    release();
    await expect(page.getByRole('heading', { level: 2, name: 'You may not see this figure' })).toHaveCount(9);
    await expectAccessible();

    code = 'INTERNAL_SERVER_ERROR';
    await page.reload();
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(9);
    await expectAccessible();
  });
});

test.describe('before anything is published', () => {
  test.use({ installation: 'empty' });

  test('nor where there is nothing', async ({ page, expectAccessible }) => {
    await page.goto('/resourcing');
    await expect(page.getByRole('heading', { level: 1, name: 'Nothing has been published yet' })).toBeVisible();
    await expectAccessible();
  });
});
