import { publishedMeasure, publishedMeasureMessage } from '../fixtures/figures.js';
import { expect, test } from '../fixtures/test.js';

test('a measure is read from its message to what stands behind its number', async ({ page }) => {
  await page.goto('/measures');
  await page.getByRole('link', { name: 'NRM referrals' }).click();
  await expect(page).toHaveURL(/\/measures\/nrmReferrals$/);

  await page.goto(publishedMeasure);
  await expect(page.getByRole('heading', { level: 1, name: publishedMeasureMessage })).toBeVisible();
  const explanation = page.getByRole('complementary', { name: 'Explain this number' });
  await expect(explanation).toContainText('Sum of quantity over referrals whose pathway is NRM = 55.');
});

test('the query of a number gives the number', async ({ page, request }) => {
  await page.goto(publishedMeasure);
  const query = await page.getByRole('group', { name: 'GraphQL query' }).textContent();
  const answer = await request.post('/graphql', { data: { query } });
  expect(await answer.json()).toMatchObject({ data: { figures: { totals: { nrmReferrals: { value: 55 } } } } });
});

test('the arrow keys move through the quarters, and Enter opens one', async ({ page }) => {
  await page.goto(publishedMeasure);
  const slider = page.getByRole('slider', { name: 'NRM referrals, quarter by quarter' });
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', 'Q2 2023/24. 26');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/quarter=2023-24-Q2/);
  await expect(page.getByRole('heading', { level: 1, name: /^NRM referrals were 26/ })).toBeVisible();
});

test('choosing a bar filters the page, and the way back takes it off', async ({ page }) => {
  await page.goto(publishedMeasure);
  const byAgency = page.getByRole('region', { name: 'Thames Valley Police accounts for all NRM referrals' });
  await byAgency.getByRole('link', { name: 'Thames Valley Police' }).click();
  await expect(page).toHaveURL(/agency=TVP/);
  await expect(page.getByText(/Thames Valley, Thames Valley Police\. Neither way is better/)).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/agency=TVP/);
});

test('paper has chart and table both, and what is filtered', async ({ page }) => {
  await page.goto(`${publishedMeasure}&agency=TVP`);
  await expect(page.getByRole('heading', { level: 1, name: publishedMeasureMessage })).toBeVisible();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByText(/Q3 2023\/24 \(October to December 2023\), Thames Valley, Thames Valley Police\./)).toBeVisible();
  await expect(page.getByRole('slider').locator('svg')).toBeVisible();
  await expect(page.locator('#by-quarter table')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add event' })).toBeHidden();
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
});

test.describe('at 400 per cent', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('nothing scrolls sideways, and the explanation stands below', async ({ page }) => {
    await page.goto(publishedMeasure);
    await expect(page.getByRole('heading', { level: 1, name: publishedMeasureMessage })).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Explain this number' })).toBeHidden();
    await page.getByRole('button', { name: 'Explain this number' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'Explain this number' })).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
