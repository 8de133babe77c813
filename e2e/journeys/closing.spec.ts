import { expect, test } from '../fixtures/test.js';

// Reopening a quarter changes figures for everybody, so use an installation without figures.
test.use({ installation: 'empty' });

test('a quarter is reopened and closed, and the log records both', async ({
  page,
  expectAccessible,
}) => {
  const quarter = '/admin/due-dates?quarter=2026-27-Q2';
  await page.goto(quarter);
  const dialog = page.getByRole('dialog');
  const row = page.getByRole('row', { name: /^Resources/ });
  const change = page.getByRole('button', { name: 'Change resources for Q2 2026/27' });
  await expect(row).toContainText('Closed, provisional');
  await change.click();
  await dialog.getByText('On a set day').click();
  await dialog.getByLabel('Closed from').fill('2026-12-24');
  await dialog.getByRole('button', { name: 'See what it changes' }).click();
  await expect(dialog.getByRole('listitem').first()).toContainText(
    'Resources for Q2 2026/27 open again until 24 December 2026.',
  );
  await expect(dialog.getByText(/not Q2 2026\/27 as now: the Overview opens on it/)).toBeVisible();
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Open');
  await expect(row).toContainText('From 24 December 2026, set by hand');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Q2 2026/27 is open for 1 of 5 datasets',
  );

  await change.click();
  await dialog.getByText('Today').click();
  await dialog.getByRole('button', { name: 'See what it changes' }).click();
  await expect(dialog.getByRole('listitem').first()).toContainText(
    'Resources for Q2 2026/27 close now.',
  );
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Closed, provisional');
  await page.goto('/admin/log?action=ADMINISTER');
  await expect(
    page
      .getByText(/^Set resources for Q2 2026\/27: .* closed from 24 November 2026 on\. Before:/)
      .first(),
  ).toBeVisible();
  await page.goto(quarter);
  await change.click();
  await dialog.getByText('At the end of the due day').click();
  await dialog.getByRole('button', { name: 'See what it changes' }).click();
  // The quarter was open until today, so it cannot be closed from a day in the past.
  await expect(
    dialog.getByText(/is in the past: the quarter would have closed on 1 November 2026\./),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(row).toContainText('From 24 November 2026, set by hand');
});
