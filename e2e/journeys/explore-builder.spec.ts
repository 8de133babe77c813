import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const builder = (page: Page) => page.getByRole('region', { name: 'Builder' });

test('a question is built without typing, stays in step with its text, and explains the change', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/explore');
  await expect(
    page.getByRole('heading', { level: 1, name: 'What do you want to know?' }),
  ).toBeVisible();
  await page.keyboard.press('Alt+n');
  await expect(builder(page).getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('/');
  await expect(builder(page).getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('confirmed disruptions');
  await page.keyboard.press('Enter');
  await expect(
    builder(page).getByRole('checkbox', { name: 'Confirmed disruptions', exact: true }),
  ).toBeChecked();

  await builder(page).getByRole('button', { name: 'Add a group' }).click();
  const groups = page.getByRole('dialog', { name: 'Add a group' });
  await expect(groups.getByText('Not recorded for disruptions')).toBeVisible();
  // The box is only drawn, so people press its label.
  await groups.getByRole('checkbox', { name: 'Area', exact: true }).check();
  await page.keyboard.press('Escape');

  await builder(page).getByRole('button', { name: 'Add a filter' }).click();
  const filters = page.getByRole('dialog', { name: 'Add a filter' });
  await filters.getByRole('button', { name: 'Quarter', exact: true }).click();
  await filters.getByRole('button', { name: 'Q2 2026/27 Jul to Sep' }).click();
  await filters.getByRole('button', { name: 'Use' }).click();
  await builder(page).getByRole('button', { name: 'Quarter: ask each time' }).click();
  await expect(page.getByRole('button', { name: 'Q2 2026/27 Quarter' })).toBeVisible();
  await expectAccessible();

  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Answer is up to date').first()).toBeVisible();
  await expect(
    page
      .getByRole('region', { name: 'Answer' })
      .getByRole('rowheader', { name: 'Buckinghamshire' }),
  ).toBeVisible();

  // The builder waits while a typed line is unfinished, and keeps the text.
  await page.keyboard.press('Control+e');
  const editor = page.getByRole('textbox', { name: /^Text of the question/ });
  await expect(editor).toHaveText(/by: \[AREA\].*disruptions/s);
  await editor.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('{ ');
  await expect(builder(page).getByText(/is not finished$/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(builder(page).getByText(/is not finished$/)).toBeHidden();

  await builder(page)
    .getByRole('button', { name: 'More about Confirmed disruptions', exact: true })
    .click();
  await page.getByRole('button', { name: 'What drove the change' }).click();
  await expect(builder(page).getByRole('heading', { name: 'What drove the change' })).toBeVisible();
  await expect(editor).toHaveText(/contributions\(.*measure: disruptions/s);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Answer is up to date').first()).toBeVisible();
});
