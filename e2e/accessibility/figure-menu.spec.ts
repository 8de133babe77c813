import { inEach, type Look, toLooks } from '../fixtures/looks.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

test('a figure’s menu and explanation are accessible', async ({ page, expectAccessible }) => {
  const looks = toLooks([1440, 768, 320]);
  await page.goto('/disruptions');
  const block = page.locator('#results');
  await block.getByRole('tab', { name: 'Table' }).click();
  await block.getByRole('columnheader').nth(1).getByRole('button').click();
  await inEach(page, looks, async () => {
    await block.getByRole('button', { name: /^More for / }).click();
    await expect(page.getByRole('menuitem', { name: 'Save as Excel' })).toBeVisible();
    await expectAccessible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menuitem')).toHaveCount(0);
  });

  await block.getByRole('button', { name: /^More for / }).click();
  await page.getByRole('menuitem', { name: 'Explain this number' }).click();
  await expect(
    page.getByRole('complementary', { name: 'Explain this number' }).getByText(/^Version \d+/),
  ).toBeVisible();
  await inEach(page, looks, async ({ width }: Look) => {
    await expectAccessible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
  });
});
