import { publishedMeasure, publishedMeasureMessage } from '../fixtures/figures.js';
import { holdAnswers } from '../fixtures/held-answers.js';
import { inEach, toLooks } from '../fixtures/looks.js';
import { expect, test } from '../fixtures/test.js';

test('a measure is accessible', async ({ page, expectAccessible }) => {
  const looks = toLooks([1440, 768, 320]);
  await page.goto(publishedMeasure);
  await expect(
    page.getByRole('heading', { level: 1, name: publishedMeasureMessage }),
  ).toBeVisible();
  await page.locator('#facts').getByRole('button', { name: '55' }).click();
  await expect(
    page.getByRole('complementary', { name: 'Explain this number' }).getByText(/^Version \d+/),
  ).toBeVisible();
  await inEach(page, looks, expectAccessible);
  await page.keyboard.press('Escape');

  for (const tab of await page.getByRole('tab', { name: 'Table' }).all()) await tab.click();
  await inEach(page, looks, expectAccessible);
});

test('the pages for an unknown measure, a measure without figures and an address that is not understood are accessible', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/measures/bogus');
  await expect(
    page.getByRole('heading', { level: 1, name: 'There is no such measure' }),
  ).toBeVisible();
  await expectAccessible();
  await page.goto('/measures/disruptions?quarter=nonsense');
  await expect(page.getByText('Part of this address was not understood')).toBeVisible();
  await expectAccessible();
});

test('a measure is accessible while its figures load, when they are refused and when they fail', async ({
  page,
  expectAccessible,
}) => {
  const answers = await holdAnswers(page, /query PageOfBlocks/);
  await page.goto(publishedMeasure);
  await expect(page.getByRole('heading', { level: 2, name: 'Loading' }).first()).toBeVisible();
  await expectAccessible();
  answers.release();
  await expect(
    page.getByRole('heading', { level: 2, name: 'You may not see this page' }),
  ).toBeVisible();
  await expectAccessible();

  answers.endIn('INTERNAL_SERVER_ERROR');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(1);
  await expectAccessible();
});
