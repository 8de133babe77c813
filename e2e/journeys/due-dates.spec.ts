import { administrator, councilAdministrator, openAs } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });
// Both journeys change the same quarter.
test.describe.configure({ mode: 'serial' });

/** The quarter that is current on the day of the journeys; no other journey changes it. */
const dueDates = '/admin/due-dates?quarter=2026-27-Q3';

test('a due date is moved after its effects are shown, and moved back', async ({
  page,
  expectAccessible,
}) => {
  await openAs(page, administrator, dueDates);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Q3 2026/27 is open');
  await expectAccessible();
  const row = page.getByRole('row', { name: /^Referrals/ });
  await expect(row).toContainText('31 January 2027');
  await page.getByRole('button', { name: 'Change referrals for Q3 2026/27' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Due on').fill('2026-12-30');
  await dialog.getByRole('button', { name: 'See what it changes' }).click();
  await expect(
    dialog.getByText(/are due between 31 December 2026, the last day of the quarter/),
  ).toBeVisible();
  await expectAccessible();
  await dialog.getByLabel('Due on').fill('2027-02-14');
  await dialog.getByRole('button', { name: 'See what it changes' }).click();
  await expect(dialog.getByRole('heading', { name: 'What it would change' })).toBeFocused();
  await expect(dialog.getByRole('listitem')).toHaveText([
    'Referrals for Q3 2026/27 stay open, and close on 15 February 2027.',
  ]);
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('14 February 2027, set by hand');
  await page.goto('/returns?quarter=2026-27-Q3');
  await expect(page.getByText(/due 31 January 2027 and 14 February 2027/)).toBeVisible();

  await page.goto(dueDates);
  await page.getByRole('button', { name: 'Change referrals for Q3 2026/27' }).click();
  await dialog.getByLabel('Due on').fill('2027-01-31');
  await dialog.getByRole('button', { name: 'See what it changes' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row).not.toContainText('set by hand');
});

test('the effects of opening a quarter are shown, and nothing is saved', async ({ page }) => {
  await openAs(page, administrator, '/admin/due-dates?quarter=2026-27-Q2');
  await page.getByRole('button', { name: 'Change all datasets together' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('On a set day').click();
  await dialog.getByLabel('Closed from').fill('2026-12-24');
  await dialog.getByRole('button', { name: 'See what it changes' }).click();
  const effects = dialog.getByRole('listitem');
  await expect(effects).toHaveCount(2);
  await expect(effects.first()).toContainText(
    'Reports, disruptions, referrals, resources and organised crime groups for Q2 2026/27 open again until 24 December 2026.',
  );
  await expect(effects.filter({ hasText: 'the Overview opens on it' })).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Q2 2026/27 is closed');
});

test('an agency’s obligations are changed, counted at once, and restored', async ({
  page,
  expectAccessible,
}) => {
  await openAs(page, administrator, '/admin/owed?find=Cherwell');
  const cell = page.getByRole('button', { name: /^Reports of Cherwell District Council/ });
  await expect(cell).toBeVisible();
  await expectAccessible();
  const before = await cell.textContent();
  await cell.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('To').selectOption('Q2 2026/27');
  await dialog.getByRole('button', { name: 'See what it changes' }).click();
  await expect(dialog.getByRole('listitem').first()).toContainText(
    /Reports for Q3 2026\/27: \d+ of \d+ returns would be in, not \d+ of \d+ as now\./,
  );
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(cell).toContainText('to Q2 2026/27');
  await cell.click();
  await dialog.getByLabel('To').selectOption('Still');
  await dialog.getByRole('button', { name: 'See what it changes' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(cell).toHaveText(before ?? '');
});

test('an administrator of one agency can read what is owed, but not change it', async ({
  page,
}) => {
  await openAs(page, councilAdministrator, dueDates);
  await expect(page.getByRole('row', { name: /^Referrals/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Change/ })).toHaveCount(0);
  await page.goto('/admin/owed');
  await expect(page.getByRole('row', { name: /^Cherwell/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Cherwell/ })).toHaveCount(0);
});
