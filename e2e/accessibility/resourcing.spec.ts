import { continueAs, contributor } from '../fixtures/people.js';
import { waitForResources } from '../fixtures/resources.js';
import { expect, test } from '../fixtures/test.js';

test.describe('with the demonstration', () => {
  test.use({ installation: 'demonstration' });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      test(`resources stand in nobody’s way at ${width} px, ${colorScheme}`, async ({ page, expectAccessible }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto('/resourcing');
        await waitForResources(page);
        await expectAccessible();
      });

      test(`nor do their tables at ${width} px, ${colorScheme}`, async ({ page, expectAccessible }) => {
        // Four tables have a row for each agency: looking at the contrast of every cell takes its time.
        test.slow();
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto('/resourcing');
        await waitForResources(page);
        for (const tab of await page.getByRole('tab', { name: 'Table' }).all()) await tab.click();
        await page.locator('#agencies').getByRole('button', { name: 'Spend', exact: true }).click();
        await expectAccessible();
      });
    }
  }

  test('nor where everything is chosen', async ({ page, expectAccessible }) => {
    await page.goto('/resourcing?area=E06000038&objective=PURSUE&agency=TVP');
    await waitForResources(page);
    await expectAccessible();
  });

  for (const { address, width } of [
    { address: '/resourcing?from=2025-26-Q3', width: 1440 },
    { address: '/resourcing?from=2025-26-Q3&step=rolling&years=calendar&objective=PURSUE', width: 390 },
    { address: '/resourcing?from=2025-26-Q3&quarter=2026-27-Q3&step=year', width: 320 },
    { address: '/resourcing?step=month', width: 1440 },
  ]) {
    test(`nor over a range or by another step: ${address} at ${width} px`, async ({ page, expectAccessible }) => {
      await page.emulateMedia({ colorScheme: width === 1440 ? 'light' : 'dark' });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(address);
      await waitForResources(page);
      for (const block of ['#hours', '#abstraction']) await page.locator(block).getByRole('tab', { name: 'Table' }).click();
      await expectAccessible();
    });
  }

  test('nor of whoever sent nothing', async ({ page, expectAccessible }) => {
    await page.goto('/resourcing?agency=RBFRS');
    await waitForResources(page);
    await expectAccessible();
  });

  test('nor for a partner, nor in a quarter that runs', async ({ page, expectAccessible }) => {
    await continueAs(page, contributor, '/resourcing');
    await waitForResources(page);
    await page.locator('#agencies').getByRole('tab', { name: 'Chart' }).click();
    await expectAccessible();
    await page.goto('/resourcing?quarter=2026-27-Q3&crimeType=DRUGS');
    await waitForResources(page);
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
