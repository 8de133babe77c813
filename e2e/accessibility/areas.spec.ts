import type { Page } from '@playwright/test';

import { continueAs, contributor } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

async function waitForFigures(page: Page): Promise<void> {
  await expect(page.locator('#map').getByRole('link', { name: /^Milton Keynes: / })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

test.describe('with the demonstration', () => {
  test.use({ installation: 'demonstration' });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      test(`map and lists stand in nobody’s way at ${width} px, ${colorScheme}`, async ({ page, expectAccessible }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto('/areas/E06000038?compare=E07000178');
        await waitForFigures(page);
        await expectAccessible();
      });

      test(`nor do their tables at ${width} px, ${colorScheme}`, async ({ page, expectAccessible }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto('/areas');
        await waitForFigures(page);
        for (const tab of await page.getByRole('tab', { name: 'Table' }).all()) await tab.click();
        await expectAccessible();
      });
    }
  }

  test('nor the map while a district of it has the focus', async ({ page, expectAccessible }) => {
    await page.goto('/areas/E06000038');
    await waitForFigures(page);
    await page.locator('#map a[tabindex="0"]').focus();
    await page.keyboard.press('ArrowUp');
    await expectAccessible();
  });

  test('nor for a partner, nor in a quarter that runs', async ({ page, expectAccessible }) => {
    await continueAs(page, contributor, '/areas/TV-C-BERKSHIRE?map=referrals');
    await waitForFigures(page);
    await expectAccessible();
    await page.goto('/areas/E07000178?quarter=2026-27-Q3&map=nothing');
    await waitForFigures(page);
    await expectAccessible();
  });

  test('nor where the area is not known', async ({ page, expectAccessible }) => {
    await page.goto('/areas/E07000004');
    await expect(page.getByRole('heading', { level: 1, name: 'We know no area of this code' })).toBeVisible();
    await expectAccessible();
  });

  test('nor while figures are on their way, when they are refused and when they fail', async ({ page, expectAccessible }) => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let code = 'FORBIDDEN';
    await page.route('**/graphql', async (route) => {
      if (!(route.request().postData() ?? '').includes('query AreaFigures')) return route.fallback();
      await released;
      const body = JSON.stringify({ errors: [{ message: 'Ask your administrator.', extensions: { code } }], data: null });
      return route.fulfill({ status: 200, contentType: 'application/json', body });
    });

    await page.goto('/areas/E06000038');
    await expect(page.getByRole('heading', { level: 2, name: 'Loading' })).toHaveCount(4);
    await expectAccessible();
    release();
    await expect(page.getByRole('heading', { level: 2, name: 'You may not see this figure' })).toHaveCount(4);
    await expectAccessible();

    code = 'INTERNAL_SERVER_ERROR';
    await page.reload();
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(4);
    await expectAccessible();
  });
});

test.describe('before anything is published', () => {
  test.use({ installation: 'empty' });

  test('nor where there is nothing', async ({ page, expectAccessible }) => {
    await page.goto('/areas');
    await expect(page.getByRole('heading', { level: 1, name: 'Nothing has been published yet' })).toBeVisible();
    await expectAccessible();
  });
});
