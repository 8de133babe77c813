import { published, publishedMessage } from '../fixtures/figures.js';
import { expectToFit, isDeep } from '../fixtures/looks.js';
import { openAs, secretary } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test('the chosen theme is restored before the first paint', async ({ page }) => {
  await page.goto('/measures');
  await page.getByRole('button', { name: 'Theme: Auto' }).click();
  await page.getByRole('button', { name: 'Theme: Light' }).click();
  await page.reload({ waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('button', { name: 'Theme: Dark' })).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the links to pages are in a menu behind one button, and following a link closes it', async ({
    page,
  }) => {
    await page.goto('/safeguarding');
    const opener = page.getByRole('button', { name: 'Menu' });
    await expect(page.getByRole('link', { name: 'Measures' })).toBeHidden();

    await opener.click();
    await page.getByRole('link', { name: 'Measures' }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: /measures, each counted one way/ }),
    ).toBeVisible();
    await expect(opener).toHaveAttribute('aria-expanded', 'false');
  });
});

test.describe('for every reader', () => {
  test.use({ installation: 'demonstration' });

  test('nothing scrolls sideways between a phone and a wide screen, with the longest name in the bar', async ({
    page,
  }) => {
    await openAs(page, secretary);
    await expect(page.getByRole('link', { name: /^Board secretary/ })).toBeVisible();
    const wider: string[] = [];
    for (let width = 320; width <= 1440; width += isDeep ? 40 : 160) {
      await page.setViewportSize({ width, height: 900 });
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      if (needed > width) wider.push(`${needed} on ${width}`);
    }
    expect(wider).toEqual([]);
  });
});

test('the printed page has the filters in words, the charts and no controls, and nothing scrolls sideways on a phone', async ({
  page,
}) => {
  await page.goto(published);
  await expect(page.getByRole('heading', { level: 1, name: publishedMessage })).toBeVisible();
  await expectToFit(page, 390, 1440);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });

  await expect(
    page.getByText(
      /^Q3 2023\/24 \(October to December 2023\), Thames Valley, Thames Valley Police, National Referral Mechanism\./,
    ),
  ).toBeVisible();
  await expect(page.getByRole('group', { name: 'Filters' })).toBeHidden();
  await expect(page.locator('#referrals').getByRole('group').first()).toBeVisible();
  await expect(
    page.locator('#pathways').getByRole('row', { name: /^National Referral Mechanism/ }),
  ).toContainText('55');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
});
