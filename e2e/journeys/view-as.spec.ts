import type { Page } from '@playwright/test';

import { isDeep } from '../fixtures/looks.js';
import { headlineTiles, tileOf } from '../fixtures/overview.js';
import { ownTitle } from '../fixtures/own-title.js';
import { contributor, councilAdministrator, openAs } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

/** Pages like those that the quick run opens. */
const morePages = [
  { address: '/measures', heading: /measures, each counted one way everywhere$/ },
  { address: '/measures/nrmReferrals', heading: /NRM referrals/ },
  { address: '/account', heading: contributor },
  { address: '/admin/tokens', heading: 'This page is not open to you' },
  { address: '/admin/log', heading: 'This page is not open to you' },
];

const strip = (page: Page) => page.getByRole('complementary', { name: 'View as' });

/** As the administrator of the contributor's council, starts viewing as the contributor. */
async function viewAsContributor(page: Page): Promise<void> {
  await openAs(page, councilAdministrator, '/admin/people');
  await page.getByRole('button', { name: `View as ${contributor}` }).click();
  await expect(page).toHaveURL((url) => url.pathname === '/');
  await expect(strip(page)).toContainText(
    `You are viewing Stronghold as ${contributor}. Nothing can be changed, and records stay closed.`,
  );
}

test('an administrator views as one of the council’s contributors, sees a notice on every page, and goes back', async ({
  page,
}) => {
  await viewAsContributor(page);
  await expect(tileOf(page, 'NRM referrals')).toContainText('[e]');
  await expect(page.getByRole('link', { name: /^Contributor/ })).toBeVisible();

  const pages = [
    { address: '/safeguarding', heading: ownTitle() },
    {
      address: '/our-data',
      heading:
        /records of Oxfordshire County Council were opened|opened the records of Oxfordshire County Council$/,
    },
    { address: '/admin/people', heading: 'This page is not open to you' },
    { address: '/sign-in', heading: 'Switch post' },
    ...(isDeep ? morePages : []),
  ];
  for (const { address, heading } of pages) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expect(strip(page)).toBeVisible();
  }

  await page.goto('/account');
  await strip(page).getByRole('button', { name: 'Back to your own view' }).click();
  await expect(strip(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: councilAdministrator })).toBeVisible();
  await page.goto('/admin/log?action=ADMINISTER&name=administrator');
  await expect(
    page.getByRole('cell', { name: 'Began to view Stronghold as Contributor.' }).first(),
  ).toBeVisible();
  await expect(
    page.getByRole('cell', { name: 'Went back to their own view.' }).first(),
  ).toBeVisible();
});

test('no changes are offered during the view, and requests for changes are refused', async ({
  page,
}) => {
  await viewAsContributor(page);
  await page.goto('/account');
  await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible();
  await expect(page.getByRole('button', { name: /token|^End/ })).toHaveCount(0);
  await page.goto('/measures/nrmReferrals');
  await expect(page.getByRole('heading', { level: 1, name: /NRM referrals/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /target|event/i })).toHaveCount(0);

  const refused = [
    'mutation { createToken(input: { name: "x", scopes: [FIGURES], days: 1 }) { secret } }',
    'mutation { endSessions(input: {}) { ended } }',
    'mutation { setTarget(input: { measure: reports, quarter: "2026-27-Q2", value: 1 }) { problems { message } } }',
    '{ referrals(first: 1, reason: "A look at one of them") { totalCount } }',
  ];
  for (const query of refused) {
    const { errors } = await (await page.request.post('/graphql', { data: { query } })).json();
    expect(errors[0].message).toMatch(
      /^You are viewing as Contributor, (so nothing can be changed|so records cannot be opened)\./,
    );
  }
  const file = await page.request.get('/export/records/referrals.csv?reason=A+look+at+all+of+them');
  expect(file.status()).toBe(403);
});

test('the view belongs to one session: another browser still shows the administrator’s own view', async ({
  page,
  browser,
  baseURL,
}) => {
  const other = await browser.newPage({ ...(baseURL === undefined ? {} : { baseURL }) });
  await openAs(other, councilAdministrator, '/account');
  await viewAsContributor(page);
  await other.reload();
  await expect(other.getByRole('heading', { level: 1, name: councilAdministrator })).toBeVisible();
  await expect(strip(other)).toHaveCount(0);
  await other.goto('/');
  await expect(headlineTiles(other).first()).toBeVisible();
  await expect(strip(other)).toHaveCount(0);
  await other.close();
});
