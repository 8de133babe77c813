import { published, publishedMessage } from '../fixtures/figures.js';
import { expect, test } from '../fixtures/test.js';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`nothing stands in anybody’s way at ${width} px, ${colorScheme}`, async ({ page, expectAccessible }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(published);
      await expect(page.getByRole('heading', { level: 1, name: publishedMessage })).toBeVisible();
      await expect(page.locator('#referrals-by-quarter svg text').first()).toBeVisible();
      await expectAccessible();

      for (const tab of await page.getByRole('tab', { name: 'Table' }).all()) await tab.click();
      await expectAccessible();

      await page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'Area' }).click();
      await expect(page.getByRole('listbox')).toBeVisible();
      await expectAccessible();
    });
  }
}

test('nor in the page without figures, the list of measures, the page about it all and the page that is none', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(`${published}&area=E06000038&pathway=nonsense`);
  await expect(page.getByText('Nothing to show').first()).toBeVisible();
  await expectAccessible();
  await page.goto('/measures');
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await expectAccessible();
  await page.goto('/about');
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await expectAccessible();
  await page.goto('/nowhere');
  await expectAccessible();
});

test('nor while figures are on their way, when they are refused and when they fail', async ({ page, expectAccessible }) => {
  const answer = { status: 200, contentType: 'application/json' };
  const refuse = (code: string) => JSON.stringify({ errors: [{ message: 'Ask your administrator.', extensions: { code } }], data: null });
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let code = 'FORBIDDEN';
  await page.route('**/graphql', async (route) => {
    if (!(route.request().postData() ?? '').includes('query ReferralFigures')) return route.fallback();
    await released;
    return route.fulfill({ ...answer, body: refuse(code) });
  });

  await page.goto(published);
  await expect(page.getByRole('heading', { level: 2, name: 'Loading' })).toHaveCount(6);
  await expectAccessible();
  release();
  await expect(page.getByRole('heading', { level: 2, name: 'You may not see this figure' })).toHaveCount(6);
  await expectAccessible();

  code = 'INTERNAL_SERVER_ERROR';
  await page.reload();
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(7);
  await expectAccessible();
});
