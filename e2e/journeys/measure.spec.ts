import { publishedMeasure, publishedMeasureMessage } from '../fixtures/figures.js';
import { expect, test } from '../fixtures/test.js';

test('a measure’s page leads from its message to the records behind its number, and its query gives the same number', async ({
  page,
  request,
}) => {
  await page.goto('/measures');
  await page.getByRole('link', { name: 'NRM referrals' }).click();
  await expect(page).toHaveURL(/\/measures\/nrmReferrals$/);

  await page.goto(publishedMeasure);
  await expect(
    page.getByRole('heading', { level: 1, name: publishedMeasureMessage }),
  ).toBeVisible();
  await page.locator('#facts').getByRole('button', { name: '55' }).click();
  const explanation = page.getByRole('complementary', { name: 'Explain this number' });
  await expect(explanation).toContainText('Total quantity of referrals whose pathway is NRM = 55.');
  const query = await explanation.getByRole('group', { name: 'GraphQL query' }).textContent();
  const answer = await request.post('/graphql', { data: { query } });
  expect(await answer.json()).toMatchObject({
    data: { figures: { totals: { nrmReferrals: { value: 55 } } } },
  });
});

test('the arrow keys move through the quarters, and Enter opens one', async ({ page }) => {
  await page.goto(publishedMeasure);
  const slider = page.getByRole('slider', { name: 'NRM referrals, quarter by quarter' });
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', 'Q2 2023/24. 26');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/quarter=2023-24-Q2/);
  await expect(page.locator('#facts')).toContainText('Q2 2023/2426');
});

test('a change can be broken down by another list and compared with another quarter, and one of its rows filters the page', async ({
  page,
}) => {
  await page.goto(publishedMeasure);
  const why = page.locator('#why');
  await expect(why).toContainText('NRM referrals by age band: Q3 2023/24 against Q3 2022/23');
  await page.locator('#also').getByRole('link', { name: 'Sex' }).click();
  await expect(page).toHaveURL(/by=SEX/);
  await expect(why).toContainText('NRM referrals by sex: Q3 2023/24 against Q3 2022/23');
  await why.getByRole('link', { name: 'On last quarter' }).click();
  await expect(why).toContainText('NRM referrals by sex: Q3 2023/24 against Q2 2023/24');
  await expect(why.getByRole('row', { name: /^All/ })).toContainText('+29');
  await page.goBack();
  await expect(page).not.toHaveURL(/against/);
});

test('the printed page has the facts, the chart, the reasons and the filters', async ({ page }) => {
  await page.goto(`${publishedMeasure}&agency=TVP`);
  await expect(
    page.getByRole('heading', { level: 1, name: publishedMeasureMessage }),
  ).toBeVisible();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(
    page.getByText(
      /Q3 2023\/24 \(October to December 2023\), Thames Valley, Thames Valley Police\./,
    ),
  ).toBeVisible();
  await expect(page.getByRole('slider').locator('svg')).toBeVisible();
  await expect(page.locator('#why table').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add event' })).toBeHidden();
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
});

test.describe('at a zoom of 400 per cent', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('nothing scrolls sideways, and the explanation opens below the figures', async ({
    page,
  }) => {
    await page.goto(publishedMeasure);
    await expect(
      page.getByRole('heading', { level: 1, name: publishedMeasureMessage }),
    ).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Explain this number' })).toBeHidden();
    await page.locator('#facts').getByRole('button', { name: '55' }).click();
    await expect(
      page.getByRole('heading', { level: 2, name: 'Explain this number' }),
    ).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
