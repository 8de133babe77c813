import type { Page } from '@playwright/test';

import { findBrowser } from '../fixtures/browser.js';
import { isDeep } from '../fixtures/looks.js';
import { tileOf } from '../fixtures/overview.js';
import { analyst, continueAs, contributor, secretary } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

// Browsers keep pages in memory for going back, but the test runner turns this off by default.
const kept = { ...(await findBrowser()), ignoreDefaultArgs: ['--disable-back-forward-cache'] };
test.use({ installation: 'demonstration', launchOptions: kept });
// Run one after another in one worker, because each worker has to start a browser with these
// options.
test.describe.configure({ mode: 'default' });

/** How often both people open the Overview, and the other pages that they open. */
const turns = isDeep ? [1, 2, 3] : [1, 2];
const others = isDeep
  ? ['/safeguarding', '/measures/nrmReferrals', '/account', '/our-data']
  : ['/safeguarding', '/account'];

/** Expects a person's own Overview, with the protected figures that the person may see. */
async function expectOverviewOf(page: Page, post: 'Contributor' | 'Analyst'): Promise<void> {
  await expect(page.getByRole('link', { name: new RegExp(`^${post}`) })).toBeVisible();
  const referrals = tileOf(page, 'NRM referrals');
  if (post === 'Contributor') await expect(referrals).toContainText('[e]');
  else await expect(referrals).toContainText(/\d/);
  if (post === 'Analyst') await expect(referrals).not.toContainText('[e]');
}

test('two people in two browsers never see each other’s data, on any page or by going back', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow();
  const other = await browser.newPage({ ...(baseURL === undefined ? {} : { baseURL }) });
  await continueAs(page, contributor);
  await continueAs(other, analyst);
  // All text that the server sends to each person from here on, drawn or not.
  const said = { contributor: '', analyst: '' };
  const listen = (who: Page, of: keyof typeof said) =>
    who.on('response', async (response) => {
      if (response.url().endsWith('/graphql')) said[of] += await response.text().catch(() => '');
    });
  listen(page, 'contributor');
  listen(other, 'analyst');
  for (const turn of turns) {
    await Promise.all([page.goto(`/?turn=${turn}`), other.goto(`/?turn=${turn}`)]);
    await expectOverviewOf(page, 'Contributor');
    await expectOverviewOf(other, 'Analyst');
  }
  for (const address of others) {
    await Promise.all([page.goto(address), other.goto(address)]);
    await expect(page.getByRole('link', { name: /^Contributor/ })).toBeVisible();
    await expect(other.getByRole('link', { name: /^Analyst/ })).toBeVisible();
    await Promise.all([
      page.waitForLoadState('networkidle'),
      other.waitForLoadState('networkidle'),
    ]);
  }
  // Back through the other pages and the last Overview to the one before it.
  for (let step = 1; step <= others.length + 1; step += 1) {
    await Promise.all([page.goBack(), other.goBack()]);
    await expect(page.getByRole('link', { name: /^Contributor/ }), `${step} back`).toBeVisible();
    await expect(other.getByRole('link', { name: /^Analyst/ }), `${step} back`).toBeVisible();
  }
  await expectOverviewOf(page, 'Contributor');
  await expectOverviewOf(other, 'Analyst');
  await other.close();

  const own = {
    contributor: 'Contributor at Oxfordshire County Council',
    analyst: 'Analyst at Thames Valley Police',
  };
  expect(said.contributor.includes(own.contributor) && said.analyst.includes(own.analyst)).toBe(
    true,
  );
  expect(said.contributor.includes(own.analyst) || said.analyst.includes(own.contributor)).toBe(
    false,
  );
});

test('the second of two people in one browser does not see the first person’s data by going back', async ({
  page,
}) => {
  test.slow();
  await continueAs(page, analyst);
  await expectOverviewOf(page, 'Analyst');
  await page.goto('/safeguarding');
  await expect(page.getByRole('heading', { level: 1, name: /NRM|referr/i })).toBeVisible();
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.getByRole('button', { name: `Continue as ${contributor}` }).click();
  await expectOverviewOf(page, 'Contributor');

  for (const back of ['/sign-in', '/account', '/safeguarding', '/']) {
    await page.goBack();
    await expect(page).toHaveURL((url) => url.pathname === back);
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('link', { name: /^Analyst/ })).toHaveCount(0);
    await expect(page.getByText('Sees true counts of everything.', { exact: true })).toHaveCount(0);
  }
  await expectOverviewOf(page, 'Contributor');
});

test('signing out removes all of the person’s data from the history and from the browser’s storage', async ({
  page,
  context,
}) => {
  await continueAs(page, secretary, '/account');
  await expect(page.getByRole('heading', { level: 1, name: secretary })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByRole('link', { name: 'Continue as Local administrator' })).toBeVisible();
  expect(await context.cookies()).toEqual([]);
  const keeps = () => ({ local: Object.keys(localStorage), session: Object.keys(sessionStorage) });
  expect(await page.evaluate(keeps)).toEqual({ local: [], session: [] });
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  await page.goBack();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Local administrator, This installation' }),
  ).toBeVisible();
});
