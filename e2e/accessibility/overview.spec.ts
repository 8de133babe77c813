import { holdAnswers } from '../fixtures/held-answers.js';
import { forceColours, inEach, toLooks } from '../fixtures/looks.js';
import { choose, headlineTiles } from '../fixtures/overview.js';
import { expect, test } from '../fixtures/test.js';

test.describe('with figures', () => {
  test.use({ installation: 'demonstration' });

  test('the Overview is accessible, including in forced colours', async ({
    page,
    expectAccessible,
  }) => {
    test.slow();
    const looks = toLooks([1440, 768, 390, 320]);
    await page.goto('/');
    await expect(headlineTiles(page).first()).toBeVisible();
    await inEach(page, looks, async ({ width }) => {
      await expectAccessible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
    await forceColours(page, 'light');
    await expectAccessible();

    await page.emulateMedia({ forcedColors: null });
    await page.goto('/?view=table&area=nonsense');
    await expect(page.getByRole('table', { name: /^Headlines/ })).toBeVisible();
    await inEach(page, looks, expectAccessible);
    for (const colorScheme of ['light', 'dark'] as const) {
      await forceColours(page, colorScheme);
      await expectAccessible();
    }
  });

  test('an open list and an open quarter are accessible', async ({ page, expectAccessible }) => {
    await page.goto('/');
    await choose(page, 'Quarter', 'Q3 2026/27, open');
    await expect(page.getByRole('heading', { level: 1, name: /is not closed/ })).toBeVisible();
    await page
      .getByRole('group', { name: 'Filters' })
      .getByRole('button', { name: 'Area' })
      .click();
    await expect(page.getByRole('listbox')).toBeVisible();
    await expectAccessible();
  });

  test('the Overview is accessible while figures load, when they are refused and when they fail', async ({
    page,
    expectAccessible,
  }) => {
    const answers = await holdAnswers(page);
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeAttached();
    await expectAccessible();
    answers.release();
    await expect(page.getByText('Ask your administrator.')).toBeVisible();
    await expectAccessible();

    answers.endIn('INTERNAL_SERVER_ERROR');
    await page.reload();
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expectAccessible();
  });
});

test.describe('without figures', () => {
  test.use({ installation: 'empty' });

  test('the Overview says what to do, and is accessible', async ({ page, expectAccessible }) => {
    await page.goto('/');
    await expect(
      page.getByRole('heading', { level: 1, name: 'Nothing has been published yet' }),
    ).toBeVisible();
    await expectAccessible();
  });
});
