import { choose, headlineTiles } from '../fixtures/overview.js';
import { expect, test } from '../fixtures/test.js';

test.describe('with figures', () => {
  test.use({ installation: 'demonstration' });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 768, 390, 320]) {
      test(`the Overview stands in nobody’s way at ${width} px, ${colorScheme}`, async ({ page, expectAccessible }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto('/');
        await expect(headlineTiles(page).first()).toBeVisible();
        await expectAccessible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);

        await page.goto('/?view=table&area=nonsense');
        await expect(page.getByRole('table', { name: /^Headlines/ })).toBeVisible();
        await expectAccessible();
      });
    }
  }

  test('nor does an open list, nor an open quarter', async ({ page, expectAccessible }) => {
    await page.goto('/');
    await choose(page, 'Quarter', 'Q3 2026/27, open');
    await expect(page.getByRole('heading', { level: 1, name: /is not closed/ })).toBeVisible();
    await page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'Area' }).click();
    await expect(page.getByRole('listbox')).toBeVisible();
    await expectAccessible();
  });

  test('nor does it while figures are on their way, when they are refused and when they fail', async ({ page, expectAccessible }) => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let code = 'FORBIDDEN';
    await page.route('**/graphql', async (route) => {
      await released;
      const body = JSON.stringify({ errors: [{ message: 'Ask your administrator.', extensions: { code } }], data: null });
      return route.fulfill({ status: 200, contentType: 'application/json', body });
    });

    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeAttached();
    await expectAccessible();
    release();
    await expect(page.getByText('Ask your administrator.')).toBeVisible();
    await expectAccessible();

    code = 'INTERNAL_SERVER_ERROR';
    await page.reload();
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expectAccessible();
  });
});

test.describe('without any', () => {
  test.use({ installation: 'empty' });

  test('the Overview says what to do, and stands in nobody’s way', async ({ page, expectAccessible }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1, name: 'Nothing has been published yet' })).toBeVisible();
    await expectAccessible();
  });
});
