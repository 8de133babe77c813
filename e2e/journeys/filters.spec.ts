import type { Page } from '@playwright/test';

import { published, publishedMessage } from '../fixtures/figures.js';
import { deep, expectToFit } from '../fixtures/looks.js';
import { pressUntil } from '../fixtures/overview.js';
import { expect, test } from '../fixtures/test.js';

test('a filter is added to the address, and the back button removes it', async ({ page }) => {
  await page.goto('/safeguarding');
  await page.getByRole('button', { name: 'Referred by' }).click();
  await page.getByRole('option', { name: 'Thames Valley Police' }).click();

  await expect(page).toHaveURL(/\?agency=TVP$/);
  await expect(
    page.getByText(/Thames Valley, Thames Valley Police\. .*More referrals/),
  ).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/safeguarding$/);
  await expect(page.getByText(/Thames Valley, all agencies\. .*More referrals/)).toBeVisible();
  await page.goForward();
  await expect(
    page.getByText(/Thames Valley, Thames Valley Police\. .*More referrals/),
  ).toBeVisible();
});

test('clearing the filters clears the address', async ({ page }) => {
  await page.goto(published);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL(/\/safeguarding$/);
});

test('a mistyped part of an address is named, and the rest of the address still works', async ({
  page,
}) => {
  await page.goto(`${published}&area=E0600003X`);
  await expect(
    page.getByText('“E0600003X” is not a known area, so all areas are shown.'),
  ).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: publishedMessage })).toBeVisible();
});

test('a place without a figure for referrals is shown differently from a place with no referrals', async ({
  page,
}) => {
  await page.goto(`${published}&area=E06000038`);
  await expect(
    page.getByRole('heading', { level: 1, name: 'Safeguarding: no figure for Q3 2023/24' }),
  ).toBeVisible();
});

test('the content, a filter and a table can be reached with the keyboard alone', async ({
  page,
}) => {
  await page.goto(published);
  await expect(page.getByRole('heading', { level: 1, name: publishedMessage })).toBeVisible();
  // The code that opens a filter loads after the figures. Until then, only the filter's name is
  // shown.
  await expect(page.getByRole('button', { name: /Quarter/ })).toBeVisible();

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
  await expect(
    page.getByRole('heading', { level: 1, name: '26 people were referred' }),
  ).toBeVisible();

  const tab = page.locator('#referrals').getByRole('tab', { name: 'Chart' });
  for (
    let presses = 0;
    presses < 60 && !(await tab.evaluate((element) => element === document.activeElement));
    presses += 1
  ) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('table', { name: /^Referrals by quarter/ })).toBeVisible();
});

test.describe('with the demonstration', () => {
  test.use({ installation: 'demonstration' });

  const message = (page: Page) => page.getByRole('heading', { level: 1 });
  const range = 'Disruptions, Q3 2025/26 to Q2 2026/27';

  async function openMore(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'More filters' }).click();
    await expect(page.getByRole('group', { name: 'More filters' })).toBeVisible();
  }

  test('a range and a step are added to the address, and the back button undoes each', async ({
    page,
    expectAccessible,
  }) => {
    await page.goto('/disruptions');
    await openMore(page);
    await page.getByRole('button', { name: 'Range from' }).click();
    await page.getByRole('option', { name: 'Q3 2025/26' }).click();
    await expect(page).toHaveURL(/\/disruptions\?from=2025-26-Q3$/);
    await expect(message(page)).toHaveText(range);
    await page.getByRole('radio', { name: 'Month' }).check();
    await expect(page).toHaveURL(/from=2025-26-Q3&step=month$/);
    await expect(
      page.getByRole('slider', { name: 'Confirmed disruptions, month by month' }),
    ).toHaveAttribute('aria-valuemax', '12');
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    await expectAccessible();

    await page.goBack();
    await expect(page).toHaveURL(/\?from=2025-26-Q3$/);
    await expect(
      page.getByRole('slider', { name: 'Confirmed disruptions, quarter by quarter' }),
    ).toHaveAttribute('aria-valuemax', '4');
    await page.goBack();
    await expect(page).toHaveURL(/\/disruptions$/);
    await expect(message(page)).toHaveText(/^Prevent disruptions rose in/);
    await page.goForward();
    await expect(message(page)).toHaveText(range);
  });

  test('a row of a table over time leads to its period', async ({ page }) => {
    await page.goto('/disruptions?step=year');
    const block = page.locator('#disruptions');
    await block.getByRole('tab', { name: 'Table' }).click();
    await block.getByRole('link', { name: '2025/26' }).click();
    await expect(page).toHaveURL(/\?quarter=2025-26-Q4&from=2025-26-Q1$/);
    await expect(message(page)).toHaveText('Disruptions, Q1 2025/26 to Q4 2025/26');
  });

  test(
    'reports over a range, shown by year, lead to one year',
    deep,
    async ({ page, expectAccessible }) => {
      await page.goto('/reports');
      await openMore(page);
      await page.getByRole('button', { name: 'Range from' }).click();
      await page.getByRole('option', { name: 'Q3 2023/24' }).click();
      await page.getByRole('radio', { name: 'Year', exact: true }).check();
      await expect(page).toHaveURL(/\/reports\?from=2023-24-Q3&step=year$/);
      await expect(message(page)).toHaveText('Reports, Q3 2023/24 to Q2 2026/27');
      const block = page.locator('#reports');
      await expect(block.getByText('Reports by year').first()).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await expectAccessible();

      await block.getByRole('tab', { name: 'Table' }).click();
      await block.getByRole('link', { name: '2025/26', exact: true }).click();
      await expect(page).toHaveURL(/\/reports\?quarter=2025-26-Q4&from=2025-26-Q1$/);
      await expect(message(page)).toHaveText('Reports, Q1 2025/26 to Q4 2025/26');
    },
  );

  test('a page filtered by a kind of agency is rated without a target', async ({ page }) => {
    await page.goto('/disruptions');
    await page
      .getByRole('group', { name: 'Filters' })
      .getByRole('button', { name: 'Agency' })
      .click();
    await page.getByRole('option', { name: 'Unitary councils' }).click();
    await expect(page).toHaveURL(/\?agency=LOCAL_AUTHORITY_UNITARY$/);
    await expect(page.getByText(/Thames Valley, unitary councils\./).first()).toBeVisible();
    const objectives = page.locator('#objectives');
    await expect(objectives.getByRole('rowheader', { name: 'Pursue' })).toBeVisible();
    await expect(objectives.getByRole('columnheader', { name: 'Target' })).toHaveCount(0);
  });

  for (const address of ['/reports', '/', '/disruptions', '/measures/disruptions']) {
    const details = address === '/reports' ? {} : deep;
    test(
      `calendar years are used everywhere on ${address}, never mixed with financial years`,
      details,
      async ({ page, expectAccessible }) => {
        await page.goto(address);
        await expect(message(page)).toBeVisible();
        await openMore(page);
        await page.getByRole('radio', { name: 'Calendar years' }).check();
        await expect(page.getByText(/Q3 2026 \(July to September 2026\)/).first()).toBeVisible();
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        expect(await page.evaluate(() => document.body.textContent)).not.toMatch(
          /Q[1-4] \d{4}\/\d{2}/,
        );
        await expectAccessible();
      },
    );
  }

  test('mistyped, reversed and future quarters are named, and the page still works', async ({
    page,
  }) => {
    await page.goto(
      '/disruptions?quarter=2027-28-Q1&from=2026-27-Q3&step=weekly&years=lunar&area=nowhere&agency=GONE&crimeType=RUGS',
    );
    for (const sentence of [
      'Q1 2027/28 has not begun, and the latest quarter is Q3 2026/27, so Q2 2026/27 is shown.',
      'A range cannot begin after it ends: Q3 2026/27 comes after Q2 2026/27, so Q2 2026/27 is shown on its own.',
      '“weekly” is not month, quarter, year or rolling, so figures are shown by quarter.',
      '“lunar” is not financial or calendar, so financial years are shown.',
      '“nowhere” is not a known area, so all areas are shown.',
      '“GONE” is not a known agency, so all agencies are shown. Its code may have changed: look for its name.',
      '“RUGS” is not a known crime type, so all crime types are shown.',
    ]) {
      await expect(page.getByText(sentence)).toBeVisible();
    }
    await expect(message(page)).toHaveText(/^Prevent disruptions rose in/);
  });

  test('a link gives the same figures in another browser', async ({ page, browser, baseURL }) => {
    await page.goto(
      '/disruptions?from=2025-26-Q3&step=rolling&area=E06000038&agency=POLICE&years=calendar',
    );
    await expect(message(page)).toHaveText('Disruptions, Q4 2025 to Q3 2026');
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    const other = await browser.newContext();
    const elsewhere = await other.newPage();
    await elsewhere.goto(`${baseURL}${new URL(page.url()).pathname}${new URL(page.url()).search}`);
    await expect(message(elsewhere)).toHaveText(await message(page).innerText());
    for (const block of ['#disruptions', '#crime-types', '#results']) {
      await expect(elsewhere.locator(block).getByRole('heading', { level: 2 })).toHaveText(
        await page.locator(block).getByRole('heading', { level: 2 }).innerText(),
      );
    }
    await other.close();
  });

  test('saved filters apply to pages that are opened without filters, and can be forgotten', async ({
    page,
  }) => {
    await page.goto('/disruptions?quarter=2026-27-Q1&area=E06000038');
    await page.getByRole('button', { name: 'Save these filters' }).click();
    await expect(page.getByText('Pages open with these filters', { exact: true })).toBeVisible();

    await page.goto('/');
    await expect(page).toHaveURL(/\/\?area=E06000038$/);
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Disruptions' })
      .click();
    await expect(page).toHaveURL(/\/disruptions\?area=E06000038$/);
    await expect(page.getByText(/Reading, all agencies\./).first()).toBeVisible();

    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page).toHaveURL(/\/disruptions$/);
    await page.goBack();
    await expect(page).toHaveURL(/area=E06000038$/);
    await page.goForward();
    await expect(page).toHaveURL(/\/disruptions$/);
    await expect(page.getByText('You have saved filters')).toBeVisible();

    await page.getByRole('button', { name: 'Forget these filters' }).click();
    await page.goto('/');
    await expect(message(page)).toBeVisible();
    await expect(page).toHaveURL(/\/$/);
  });

  test('a range can be set with the keyboard alone', async ({ page }) => {
    await page.goto('/disruptions');
    await expect(message(page)).toHaveText(/^Prevent disruptions rose in/);
    const more = page.getByRole('button', { name: 'More filters' });
    await pressUntil(page, 'Tab', more);
    await page.keyboard.press('Enter');
    await pressUntil(page, 'Tab', page.getByRole('button', { name: 'Range from' }));
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\?from=2026-27-Q1$/);
    await pressUntil(page, 'Tab', page.getByRole('radio', { name: 'Quarter', exact: true }));
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/from=2026-27-Q1&step=year$/);
  });

  test('all filters are available on every screen, and nothing extends beyond its edge', async ({
    page,
    expectAccessible,
  }) => {
    await page.goto('/disruptions?from=2025-26-Q3&step=month&years=calendar');
    await expect(page.getByRole('radio', { name: 'Rolling four quarters' })).toBeVisible();
    await expect(message(page)).toHaveText('Disruptions, Q4 2025 to Q3 2026');
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    for (const width of [1440, 390, 320]) {
      await expectToFit(page, width);
      await expect(page.getByRole('radio', { name: 'Rolling four quarters' })).toBeVisible();
      await expectAccessible();
    }
  });
});
