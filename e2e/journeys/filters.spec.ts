import { published, publishedMessage } from '../fixtures/figures.js';
import { expect, test } from '../fixtures/test.js';

test('a filter lands in the address, and the back button takes it back', async ({ page }) => {
  await page.goto('/safeguarding');
  await page.getByRole('button', { name: 'Referred by' }).click();
  await page.getByRole('option', { name: 'Thames Valley Police' }).click();

  await expect(page).toHaveURL(/\?agency=TVP$/);
  await expect(page.getByText(/Thames Valley, Thames Valley Police\. More referrals/)).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/safeguarding$/);
  await expect(page.getByText(/Thames Valley, all agencies\. More referrals/)).toBeVisible();
  await page.goForward();
  await expect(page.getByText(/Thames Valley, Thames Valley Police\. More referrals/)).toBeVisible();
});

test('clearing the filters clears the address', async ({ page }) => {
  await page.goto(published);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL(/\/safeguarding$/);
});

test('a mistyped address is named and the rest of it holds', async ({ page }) => {
  await page.goto(`${published}&area=E0600003X`);
  await expect(page.getByText('“E0600003X” is not an area we know, so all areas are shown.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: publishedMessage })).toBeVisible();
});

test('a place without referrals is told apart from one with none', async ({ page }) => {
  await page.goto(`${published}&area=E06000038`);
  await expect(
    page.getByRole('heading', { level: 1, name: /^No NRM referrals are recorded in Reading by Thames Valley Police/ }),
  ).toBeVisible();
});

test('the keyboard alone reaches the content, a filter and a table', async ({ page }) => {
  await page.goto(published);
  await expect(page.getByRole('heading', { level: 1, name: publishedMessage })).toBeVisible();

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /Quarter/ })).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'Q3 2023/24' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/quarter=2023-24-Q2/);
  await expect(page.getByRole('heading', { level: 1, name: /^26 people were referred to the NRM/ })).toBeVisible();

  const tab = page.locator('#referrals-by-quarter').getByRole('tab', { name: 'Chart' });
  for (let presses = 0; presses < 60 && !(await tab.evaluate((element) => element === document.activeElement)); presses += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('table', { name: /^NRM referrals by quarter received/ })).toBeVisible();
});
