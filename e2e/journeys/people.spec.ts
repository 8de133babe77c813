import type { Page } from '@playwright/test';

import { headlineTiles, tileOf } from '../fixtures/overview.js';
import { ownTitle } from '../fixtures/own-title.js';
import { administrator, contributor, openAs, secretary } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

/** The name of the CSS page type that sets the margins and the marking of printed sheets. */
async function kindOfSheet(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const kind = await page.evaluate(() => getComputedStyle(document.body).getPropertyValue('page'));
  await page.emulateMedia({ media: null });
  return kind;
}

test('a council’s contributor signs in, and sees rounded totals and who used the council’s data', async ({
  page,
  request,
}) => {
  await page.goto('/safeguarding');
  await page.getByRole('link', { name: 'Switch post' }).click();
  await page.getByRole('button', { name: `Continue as ${contributor}` }).click();
  // The browser is back on the previous page.
  await expect(page).toHaveURL(/\/safeguarding$/);
  await expect(page.getByRole('heading', { level: 1, name: ownTitle() })).toBeVisible();
  // The page shows its marking at the top and at the foot. A block shows its own marking only when
  // it is exported.
  await expect(page.getByText('OFFICIAL-SENSITIVE')).toHaveCount(2);

  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(tileOf(page, 'NRM referrals')).toContainText(/about \d+.*of yours/);
  await expect(tileOf(page, 'Confirmed disruptions')).not.toContainText('about');

  await page.getByRole('link', { name: /^Contributor/ }).click();
  await expect(
    page.getByText('Contributor at Oxfordshire County Council, up to OFFICIAL-SENSITIVE.'),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Our data' }).click();
  const uses = page.getByRole('heading', {
    level: 1,
    name: /^The records of Oxfordshire County Council were opened \d+ times$/,
  });
  await expect(uses).toBeVisible();
  // The list includes the returns that the agency itself published.
  const before = Number(/\d+/.exec((await uses.textContent()) ?? '')?.[0]);
  expect(before).toBeGreaterThan(0);
  await expect(page.getByRole('row').filter({ hasText: 'A review of the quarter' })).toHaveCount(0);
  await expect(
    page.getByText(/^Figures: true counts, for everybody with access at a police agency/),
  ).toBeVisible();

  // The local administrator, who has no session, opens some of the council's records and says why.
  const query =
    '{ referrals(where: { agency: { in: ["OCC"] } }, first: 3, reason: "A review of the quarter") { edges { node { reference } } } }';
  expect((await request.post('/graphql', { data: { query } })).ok()).toBe(true);
  await page.reload();
  await expect(uses).toHaveText(new RegExp(` opened ${before + 1} times$`));
  await expect(page.getByRole('row').filter({ hasText: 'Local administrator' })).toContainText(
    'A review of the quarter',
  );
});

test('a page that the viewer may not see says what access it needs, and its first link leads to an open page', async ({
  page,
}) => {
  await openAs(page, contributor, '/admin/log');
  await expect(
    page.getByRole('heading', { level: 1, name: 'This page is not open to you' }),
  ).toBeVisible();
  await expect(page.getByText(/^The role of auditor or administrator/)).toBeVisible();
  await page.getByRole('link', { name: 'See the figures instead' }).click();
  await expect(headlineTiles(page).first()).toBeVisible();
});

test('the page shows the viewer’s own marking at the top and at the foot', async ({ page }) => {
  await openAs(page, secretary);
  await expect(headlineTiles(page).first()).toBeVisible();
  await expect(page.getByText('OFFICIAL', { exact: true })).toHaveCount(2);
  await expect(page.getByText('OFFICIAL-SENSITIVE', { exact: true })).toHaveCount(0);
  expect(await kindOfSheet(page)).toBe('official');
  await openAs(page, contributor);
  await expect(headlineTiles(page).first()).toBeVisible();
  expect(await kindOfSheet(page)).toBe('official-sensitive');
});

test('an administrator sees everybody’s access', async ({ page }) => {
  await openAs(page, administrator, '/admin/people');
  const row = page.getByRole('row').filter({
    has: page.getByRole('button', { name: 'Change access of Analyst, Thames Valley Police' }),
  });
  await expect(row).toContainText('Analystup to OFFICIAL-SENSITIVE');
  await expect(row).toContainText('True counts; all records');
  await page.goto('/admin/log?action=PUBLISH');
  await expect(page.getByRole('heading', { level: 1, name: /log entries$/ })).toBeVisible();
});
