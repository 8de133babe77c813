import { headlineTiles, tileOf } from '../fixtures/overview.js';
import { administrator, analyst, continueAs, contributor, secretary } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

test('a contributor of a council comes in, sees about how many there are, and who used its data', async ({ page, request }) => {
  await page.goto('/safeguarding');
  await page.getByRole('link', { name: 'Continue as' }).click();
  await page.getByRole('button', { name: `Continue as ${contributor}` }).click();
  // Where they were before.
  await expect(page).toHaveURL(/\/safeguarding$/);
  await expect(page.getByRole('heading', { level: 1, name: /^About \d+ people were referred to the NRM/ })).toBeVisible();
  // Above, below, and under each of four blocks.
  await expect(page.getByText('OFFICIAL-SENSITIVE', { exact: true })).toHaveCount(6);

  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(tileOf(page, 'NRM referrals')).toContainText('[e]');
  await expect(tileOf(page, 'Confirmed disruptions')).not.toContainText('[e]');

  await page.getByRole('link', { name: /^Contributor/ }).click();
  await expect(page.getByText('Contributor at Oxfordshire County Council, up to OFFICIAL-SENSITIVE.')).toBeVisible();
  await page.getByRole('link', { name: 'Our data' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: /^No use of the records of Oxfordshire County Council is noted$/ }),
  ).toBeVisible();
  await expect(page.getByText(/^Figures: true counts, for whoever holds any grant at an agency of the police/)).toBeVisible();

  // The local administrator, who has no session, opens some of its records and says why.
  const query =
    '{ referrals(where: { agency: { in: ["OCC"] } }, first: 3, reason: "A review of the quarter") { edges { node { reference } } } }';
  expect((await request.post('/graphql', { data: { query } })).ok()).toBe(true);
  await page.reload();
  await expect(
    page.getByRole('heading', { level: 1, name: /^1 use of the records of Oxfordshire County Council is noted$/ }),
  ).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Local administrator' })).toContainText('A review of the quarter');
});

test('what is not open says what it needs, and the first way on leads to what is', async ({ page }) => {
  await continueAs(page, contributor, '/admin/log');
  await expect(page.getByRole('heading', { level: 1, name: 'This page is not open to you' })).toBeVisible();
  await expect(page.getByText(/^The role of auditor or administrator/)).toBeVisible();
  await page.getByRole('link', { name: 'See the figures instead' }).click();
  await expect(headlineTiles(page).first()).toBeVisible();
});

test('the marking is that of whoever looks, above and below', async ({ page }) => {
  await continueAs(page, secretary);
  await expect(headlineTiles(page).first()).toBeVisible();
  await expect(page.getByText('OFFICIAL', { exact: true })).toHaveCount(2);
  await expect(page.getByText('OFFICIAL-SENSITIVE', { exact: true })).toHaveCount(0);
});

test('two browsers, two people, never each other’s figures', async ({ page, browser, baseURL }) => {
  const other = await browser.newPage({ ...(baseURL === undefined ? {} : { baseURL }) });
  await continueAs(page, contributor);
  await continueAs(other, analyst);
  for (const turn of [1, 2, 3]) {
    await Promise.all([page.goto(`/?turn=${turn}`), other.goto(`/?turn=${turn}`)]);
    await expect(tileOf(page, 'NRM referrals')).toContainText('[e]');
    await expect(tileOf(other, 'NRM referrals')).not.toContainText('[e]');
    await expect(page.getByRole('link', { name: /^Contributor/ })).toBeVisible();
    await expect(other.getByRole('link', { name: /^Analyst/ })).toBeVisible();
  }
  await other.close();
});

test('signing out leaves nothing of the person, not even by going back', async ({ page }) => {
  await continueAs(page, secretary, '/account');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByRole('link', { name: 'Go on as Local administrator' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Local administrator, This installation' })).toBeVisible();
});

test('an administrator sees what everybody holds', async ({ page }) => {
  await continueAs(page, administrator, '/admin/people');
  await expect(page.getByText('Analyst at Thames Valley Police, up to OFFICIAL-SENSITIVE.')).toBeVisible();
  await page.goto('/admin/log?action=PUBLISH');
  await expect(page.getByRole('heading', { level: 1, name: /entries of the log$/ })).toBeVisible();
});
