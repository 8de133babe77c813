import { expectNoBarriers } from '../fixtures/barriers.js';
import { administrator, contributor, openAs, secretary } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

test('a contributor sees how good their own returns are, next to the median of the others', async ({
  page,
}) => {
  await openAs(page, contributor, '/returns');
  await page.getByRole('link', { name: 'How good returns are, over thirteen quarters' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^Oxfordshire County Council, reports: \d+ of \d+ on time, /,
  );
  const table = page.getByRole('table', {
    name: 'Oxfordshire County Council: each measure by quarter',
  });
  const row = table.getByRole('row', { name: /^source grade/ });
  await expect(row).toContainText(
    /\d+ of [\d,]+ rows: \d+(\.\d)? per cent\. The median of the others is \d*[05] per cent\./,
  );
  await expect(page.getByRole('table', { name: /^Every agency/ })).toHaveCount(0);
  // No other agency can be chosen, and a request for another is refused.
  await expect(page.getByRole('button', { name: /^Agency/ })).toHaveCount(0);
  await expectNoBarriers(page);
  await page.goto('/quality?agency=RBC');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not open to you');
});

test('an administrator of the partnership sees every agency, and opens one', async ({ page }) => {
  await openAs(page, administrator, '/quality?dataset=RESOURCES');
  const list = page.getByRole('table', { name: /^Every agency that sends resources/ });
  await expect(list.getByRole('row')).not.toHaveCount(1);
  // On paper, each figure has a heading above it.
  await page.emulateMedia({ media: 'print' });
  const headings = ['On time', 'Sent again', 'Rows corrected later', 'Warnings per 100 rows'];
  for (const name of headings)
    await expect(list.getByRole('columnheader', { name, exact: true })).toBeVisible();
  await page.emulateMedia({ media: null });
  await list.getByRole('link', { name: 'Reading Borough Council' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^Reading Borough Council, resources: /,
  );
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  expect((await file).suggestedFilename()).toMatch(/^OFFICIAL.*-quality-resources-RBC\.csv$/);
  await expect(
    page.getByRole('table', { name: 'Each dataset today' }).getByRole('row'),
  ).toHaveCount(6);
  await expectNoBarriers(page);
});

test('an administrator sets how long records are kept, after seeing what would be removed', async ({
  page,
}) => {
  await openAs(page, administrator, '/quality');
  const row = page
    .getByRole('table', { name: 'Each dataset today' })
    .getByRole('row', { name: /^Organised crime groups/ });
  const change = page.getByRole('button', {
    name: 'Change how long organised crime groups are kept',
  });
  await change.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('For some years').click();
  await dialog.getByRole('textbox', { name: /^Years/ }).fill('3');
  await dialog.getByRole('button', { name: 'See what would be removed' }).click();
  await expect(dialog.getByText(/^Whole years from 4 to 100 are accepted/)).toBeVisible();
  await expectNoBarriers(page);
  // No record is 100 years old, so other journeys lose nothing.
  await dialog.getByRole('textbox', { name: /^Years/ }).fill('100');
  await dialog.getByRole('button', { name: 'See what would be removed' }).click();
  await expect(dialog.getByRole('heading', { name: 'What it would change' })).toBeFocused();
  await expect(dialog.getByRole('listitem')).toHaveText([
    'Organised crime groups are kept for 100 years: today, those from 1 October 1926 on.',
    'No earlier records would be removed.',
  ]);
  await expectNoBarriers(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('100 years: from 1 October 1926 on.');
  await expectNoBarriers(page);
  await change.click();
  await dialog.getByText('Until somebody erases them').click();
  await dialog.getByRole('button', { name: 'See what would be removed' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Until somebody erases them.');
});

test('on a phone, each quarter is shown, and agencies are collapsed in the list of what is owed', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openAs(page, administrator, '/quality');
  const table = page.getByRole('table', { name: /: each measure by quarter$/ });
  await expect(table.locator('tbody tr').first().locator('td').last()).toBeVisible();
  await expectNoBarriers(page);
  await page.goto('/admin/owed');
  const opener = page.getByRole('button', {
    name: /^Owes .* dataset of Cherwell District Council$/,
  });
  const cell = page.getByRole('button', { name: /^Reports of Cherwell District Council/ });
  await expect(opener).toHaveAttribute('aria-expanded', 'false');
  await expect(cell).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(5_600);
  await expectNoBarriers(page);
  await opener.click();
  await expect(cell).toBeVisible();
  await expectNoBarriers(page);
});

test('a board secretary, who has no returns to see, is told what access the page needs', async ({
  page,
}) => {
  await openAs(page, secretary, '/quality');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not open to you');
});
