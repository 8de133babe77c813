import { inEach, toLooks } from '../fixtures/looks.js';
import { headlineTiles } from '../fixtures/overview.js';
import { administrator, contributor, councilAdministrator, openAs } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const pages = [
  { post: null, address: '/sign-in', heading: 'Switch post' },
  { post: contributor, address: '/account', heading: /^Contributor/ },
  {
    post: contributor,
    address: '/our-data',
    heading: /^The records of Oxfordshire County Council were opened/,
  },
  { post: contributor, address: '/admin/log', heading: 'This page is not open to you' },
  { post: administrator, address: '/admin/log', heading: /log entries$/ },
  { post: administrator, address: '/admin/people', heading: /^\d+ (of \d+ )?people/ },
  { post: administrator, address: '/admin/people?view=claims', heading: /sign-in rules?/ },
  {
    post: councilAdministrator,
    address: '/admin/contacts',
    heading: /^Oxfordshire County Council has /,
  },
  {
    post: administrator,
    address: '/admin/targets?year=2026-27',
    heading: /measures have a target for 2026\/27$/,
  },
  { post: administrator, address: '/admin/targets?year=2028-29', heading: /^No targets are set/ },
  {
    post: administrator,
    address: '/admin/due-dates?quarter=2026-27-Q1',
    heading: 'Q1 2026/27 is closed',
  },
  { post: administrator, address: '/admin/owed', heading: /agencies owe \d+ returns/ },
  { post: administrator, address: '/admin/agencies', heading: /^\d+ agencies/ },
  { post: administrator, address: '/admin/events', heading: /events? on (any )?charts?/ },
  { post: administrator, address: '/admin/tokens', heading: /programs? (is|are) connected$/i },
] as const;

const dialogs = [
  {
    post: administrator,
    address: '/admin/people',
    opens: 'Change access of Analyst, Thames Valley Police',
  },
  { post: administrator, address: '/admin/people?view=claims', opens: 'Add a rule' },
  { post: administrator, address: '/account', opens: 'Make a token' },
] as const;

const looks = toLooks([1440, 390]);

for (const { post, address, heading } of pages) {
  test(`${address} is accessible for ${post ?? 'somebody not signed in'}`, async ({
    page,
    expectAccessible,
  }) => {
    if (post === null) await page.goto(address);
    else await openAs(page, post, address);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await inEach(page, looks, expectAccessible);
  });
}

for (const { post, address, opens } of dialogs) {
  test(`the dialog that “${opens}” opens is accessible`, async ({ page, expectAccessible }) => {
    await openAs(page, post, address);
    await page.getByRole('button', { name: opens }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await inEach(page, looks, expectAccessible);
  });
}

test('the form for a new person and its pickers are accessible', async ({
  page,
  expectAccessible,
}) => {
  await openAs(page, administrator, '/admin/people');
  const form = page.getByRole('region', { name: 'Add somebody' });
  await form.getByRole('button', { name: 'Agency' }).click();
  await page.getByRole('searchbox', { name: 'Search agency' }).fill('council');
  await page.getByRole('option', { name: 'Reading Borough Council' }).click();
  await expectAccessible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 900 });
  await page.getByRole('button', { name: 'Add somebody' }).click();
  await expect(form).toBeVisible();
  await expectAccessible();
});

test('a new token and the list of tokens are accessible', async ({ page, expectAccessible }) => {
  await openAs(page, administrator, '/account');
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByRole('textbox', { name: 'What it is for' }).fill('A look at its page');
  await page.getByText('Figures, and which returns are in', { exact: true }).last().click();
  await page.getByRole('button', { name: 'Make token' }).click();
  await expect(page.getByRole('button', { name: 'Copy the token' })).toBeFocused();
  await inEach(page, looks, expectAccessible);

  await page.goto('/admin/tokens');
  await expect(page.getByRole('table')).toBeVisible();
  await inEach(page, looks, expectAccessible);
});

test('viewing as somebody else is accessible', async ({ page, expectAccessible }) => {
  await openAs(page, councilAdministrator, '/admin/people');
  await page.getByRole('button', { name: `View as ${contributor}` }).click();
  await expect(page.getByRole('complementary', { name: 'View as' })).toBeVisible();
  await expect(headlineTiles(page).first()).toBeVisible();
  await inEach(page, looks, expectAccessible);
});
