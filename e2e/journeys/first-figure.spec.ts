import { published, publishedFigures, publishedMessage } from '../fixtures/figures.js';
import { expect, test } from '../fixtures/test.js';

const opensOn = 'Figures to Q3 2023/24, the latest quarter with data';

test('the first address is the Overview of the latest quarter with data', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(
    page.getByText(/^Q3 2023\/24 \(October to December 2023\), Thames Valley, all agencies\./),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Overview' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await expect(page.getByText(opensOn)).toBeVisible();
});

for (const address of [
  '/safeguarding',
  '/areas',
  '/measures/nrmReferrals',
  '/measures/returnsOnTime',
]) {
  test(`${address} opens on the latest quarter with data`, async ({ page }) => {
    await page.goto(address);
    await expect(page.getByText(opensOn)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Q3 2023/24 Quarter' })).toBeVisible();
  });
}

test('a page without any returns opens on the latest closed quarter', async ({ page }) => {
  await page.goto('/reports');
  await expect(page.getByRole('button', { name: 'Q2 2026/27 Quarter' })).toBeVisible();
  await expect(page.getByText('the latest quarter with data')).toHaveCount(0);
});

test.describe('if the latest closed quarter has returns', () => {
  test.use({ installation: 'demonstration' });

  test('the first address is the Overview of the latest closed quarter', async ({ page }) => {
    await page.goto('/');
    await expect(
      page.getByText(/^Q2 2026\/27 \(July to September 2026\), Thames Valley, all agencies\./),
    ).toBeVisible();
    await expect(page.getByText('the latest quarter with data')).toHaveCount(0);
  });
});

test('the figures match the published ones, the page says which rows must not be added up, and a table downloads', async ({
  page,
}) => {
  await page.goto(published);
  await expect(page.getByRole('heading', { level: 1, name: publishedMessage })).toBeVisible();

  const block = page.locator('#referrals');
  await block.getByRole('tab', { name: 'Table' }).click();
  await expect(block.getByRole('table').getByRole('cell').first()).toBeVisible();
  const cells = await block
    .getByRole('table')
    .getByRole('row')
    .locator('td:first-of-type')
    .allTextContents();
  expect(cells.map((cell) => cell.trim()).filter((cell) => /^\d/.test(cell))).toEqual([
    ...publishedFigures,
  ]);

  await test.step('the page says which rows must not be added up', async () => {
    await expect(
      page
        .locator('#exploitation')
        .getByText(/do not add them up/)
        .first(),
    ).toBeVisible();
  });

  await test.step('a table downloads as a file', async () => {
    await block.getByRole('button', { name: /^More for / }).click();
    const arrives = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Save as CSV' }).click();
    expect((await arrives).suggestedFilename()).toMatch(/^OFFICIAL-SENSITIVE-.*q3-2023-24\.csv$/);
  });
});

test('an unknown address shows that there is no page', async ({ page }) => {
  await page.goto('/nowhere');
  await expect(
    page.getByRole('heading', { level: 1, name: 'There is no page at this address' }),
  ).toBeVisible();
});

test('the measures are listed with their formulas', async ({ page }) => {
  await page.goto('/measures');
  await expect(page.getByRole('heading', { level: 3, name: 'NRM referrals' })).toBeVisible();
});
