import { toLooks } from '../fixtures/looks.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

for (const { width, colorScheme } of toLooks([1440, 768, 320])) {
  test(`the menu of a figure and its explanation stand in nobody’s way at ${width} px, ${colorScheme}`, async ({
    page,
    expectAccessible,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/disruptions');
    const block = page.locator('#results');
    await block.getByRole('tab', { name: 'Table' }).click();
    await block.getByRole('columnheader').nth(1).getByRole('button').click();
    await block.getByRole('button', { name: /^More for / }).click();
    await expect(page.getByRole('menuitem', { name: 'Save as Excel' })).toBeVisible();
    await expectAccessible();

    await page.getByRole('menuitem', { name: 'Explain this number' }).click();
    await expect(page.getByRole('complementary', { name: 'Explain this number' }).getByText(/^Version \d+/)).toBeVisible();
    await expectAccessible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
