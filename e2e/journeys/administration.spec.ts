import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { contributor, councilAdministrator, openAs } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

/** Presses Tab until a given element has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = page
    .getByLabel(name, { exact: true })
    .or(page.getByRole('button', { name, exact: true }));
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return;
  }
  throw new Error(`Nobody reaches "${name}" by the keyboard`);
}

/** Searches for an entry in a list and ticks it. */
async function pick(page: Page, list: string, entry: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: list }).click();
  await page.getByRole('searchbox', { name: `Search ${list.toLowerCase()}` }).fill(entry);
  await page.getByRole('option', { name: entry, exact: true }).click();
  // The first Escape clears the search, the second closes the list.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

test('a token is made with the keyboard alone, works in its person’s name, and is refused once it has been ended', async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  const name = `Copy of figures ${Date.now()}`;
  await openAs(page, contributor, '/account');
  await expect(page.getByRole('heading', { level: 1, name: contributor })).toBeVisible();
  await tabTo(page, 'Make a token');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Make a token' })).toBeVisible();
  await tabTo(page, 'What it is for');
  await page.keyboard.type(name);
  await tabTo(page, 'Figures, and which returns are in');
  await page.keyboard.press('Space');
  await tabTo(page, 'Make token');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Copy the token' })).toBeFocused();
  const secret = await page.getByRole('group', { name: 'The token' }).textContent();
  await tabTo(page, 'Done, I have saved it');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Make a token' })).toBeFocused();
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText(
    'Figures, and which returns are in',
  );
  expect(await page.content()).not.toContain(secret);

  const ask = async (query: string) =>
    (
      await request.post('/graphql', {
        data: { query },
        headers: { authorization: `Bearer ${secret}` },
      })
    ).json();
  expect(
    (await ask('{ viewer { name } figures { totals { disruptions { text } } } }')).data.viewer.name,
  ).toBe('Contributor');
  expect(
    (await ask('{ referrals(first: 1, reason: "A look at one") { totalCount } }')).errors[0]
      .message,
  ).toContain('OWN_RECORDS');

  const other = await browser.newPage({ ...(baseURL === undefined ? {} : { baseURL }) });
  await openAs(other, councilAdministrator, '/admin/tokens');
  await other.getByRole('button', { name: `End the token “${name}” of ${contributor}` }).click();
  await expect(other.getByRole('row').filter({ hasText: name })).toHaveCount(0);
  await other.close();
  expect((await ask('{ figures { totals { disruptions { text } } } }')).errors[0].message).toBe(
    'This token has been ended. Make a new one.',
  );
});

test('a sign-in rule is added, refused with the reason, changed and removed', async ({ page }) => {
  const group = `stronghold-${Date.now()}`;
  const dialog = page.getByRole('dialog');
  const row = page.getByRole('row').filter({ hasText: group });
  await openAs(page, councilAdministrator, '/admin/people');
  await page.getByRole('link', { name: /^Sign-in rules/ }).click();
  await expect(page).toHaveURL(/view=claims/);
  for (const isFirst of [true, false]) {
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await dialog.getByRole('textbox', { name: 'Claim' }).fill('groups');
    await dialog.getByRole('textbox', { name: 'Equals or contains' }).fill(group);
    await pick(page, 'Area', 'West Oxfordshire');
    await dialog.getByRole('button', { name: 'Add the rule' }).click();
    if (isFirst) await expect(row).toContainText('Contributorin West Oxfordshire, up to OFFICIAL');
  }
  await expect(dialog.getByRole('alert')).toHaveText(
    'There is already a rule for this claim, value and role. Replace that one.',
  );
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await page
    .getByRole('button', { name: new RegExp(`^Change the rule for groups ${group}`) })
    .click();
  await dialog.getByLabel('Sees up to').selectOption('OFFICIAL-SENSITIVE');
  await dialog.getByRole('button', { name: 'Change the rule' }).click();
  await expect(row).toContainText('up to OFFICIAL-SENSITIVE');
  await page
    .getByRole('button', { name: new RegExp(`^Remove the rule for groups ${group}`) })
    .click();
  await dialog.getByRole('button', { name: 'Remove the rule' }).click();
  await expect(row).toHaveCount(0);
});

test('a grant is given a role, agencies, areas and a marking, is described in words, and is ended', async ({
  page,
}) => {
  const sentence =
    'Auditor at Oxfordshire County Council, in Cherwell and Oxfordshire (county), up to OFFICIAL-SENSITIVE.';
  await openAs(page, councilAdministrator, '/admin/people?find=contributor');
  await page.getByRole('button', { name: `Change access of ${contributor}` }).click();
  const dialog = page.getByRole('dialog', { name: `Access of ${contributor}` });
  await dialog.getByLabel('Role').selectOption('Auditor');
  await dialog.getByLabel('Sees up to').selectOption('OFFICIAL-SENSITIVE');
  for (const area of ['Cherwell', 'Oxfordshire (county)']) await pick(page, 'Area', area);
  await dialog.getByRole('button', { name: 'Give access' }).click();
  await expect(page.getByText(sentence)).toBeVisible();
  const end = page.getByRole('button', { name: `End: ${sentence} ${contributor}` });
  await end.click();
  await expect(end).toHaveCount(0);
});

test('all log entries that match the filters are exported as a file, marked and logged', async ({
  page,
}) => {
  await openAs(page, councilAdministrator, '/admin/log?agency=OCC&action=PUBLISH');
  const link = page.getByRole('link', { name: /^Download all [\d,]+ \(CSV\)$/ });
  const total = Number(/[\d,]+/.exec((await link.textContent()) ?? '')?.[0].replaceAll(',', ''));
  const arrives = page.waitForEvent('download');
  await link.click();
  const download = await arrives;
  expect(download.suggestedFilename()).toBe('OFFICIAL-SENSITIVE-log-OCC.csv');
  const [marking, header, ...entries] = (await readFile(await download.path(), 'utf8'))
    .trimEnd()
    .split('\n');
  expect(marking).toBe('\uFEFFOFFICIAL-SENSITIVE');
  expect(header).toMatch(/^number,at,action,who,/);
  expect(entries).toHaveLength(total);

  await page.goto('/admin/log?action=EXPORT&name=administrator');
  await expect(
    page.getByRole('row').filter({ hasText: 'Downloaded entries of the log' }).first(),
  ).toContainText(String(total));
});
