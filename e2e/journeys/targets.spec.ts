import { tileOf } from '../fixtures/overview.js';
import { administrator, openAs } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const overview = '/?quarter=2026-27-Q1';
const rows = [
  'Measure\tQuarter\tObjective\tTarget\tTolerance',
  'Hours committed\tQ1 2026/27\t\t5',
  'Confirmed disruptions\tQ1 2026/27\tPrepare\t70\t1',
];

test('an administrator pastes targets, sees the tile rated against them, and removes them', async ({
  page,
  expectAccessible,
}) => {
  await openAs(page, administrator, overview);
  const tile = tileOf(page, 'Prepare');
  await expect(tile).toContainText('Target 50');
  await expect(tile).toContainText('On target');
  await page.goto('/admin/targets?year=2026-27');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('measures have a target');
  await expectAccessible();

  const box = page.getByRole('textbox', { name: 'Rows with their headings' });
  await box.fill(rows.join('\n'));
  await page.getByRole('button', { name: 'See what these rows would change' }).click();
  await expect(page.getByRole('row', { name: /Hours committed/ })).toContainText(
    'This measure cannot have a target',
  );
  await expect(page.getByRole('button', { name: /^Save/ })).toHaveCount(0);
  await expectAccessible();
  await page.getByRole('button', { name: 'Back to editing' }).click();
  await expect(box).toHaveValue(rows.join('\n'));
  await box.fill(rows.filter((row) => !row.startsWith('Hours')).join('\n'));
  await page.getByRole('button', { name: 'See what these rows would change' }).click();
  await expect(
    page.getByRole('row', { name: /Confirmed disruptions, Q1 2026\/27, Prepare/ }),
  ).toContainText('70 with a tolerance of 1');
  await page.getByRole('button', { name: 'Save this target' }).click();
  await expect(page.getByText('1 target has been saved.').first()).toBeVisible();
  await page.goto(overview);
  await expect(tile).toContainText('Target 70');
  await expect(tile).toContainText('Off target');

  // Remove the targets with the keyboard alone.
  await page.goto('/admin/targets?year=2026-27&objective=PREPARE');
  const cell = page.getByRole('textbox', { name: 'Confirmed disruptions, Q1 2026/27' });
  await expect(cell).toHaveValue('70 ± 1');
  await cell.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('50');
  await expect(page.getByText('1 cell has been changed but not saved.')).toBeVisible();
  await page.getByRole('button', { name: 'See what would change' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Would be saved: 1 changed' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Save this target' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(cell).toHaveValue('50');
  await page.goto(overview);
  await expect(tile).toContainText('Target 50');
  await expect(tile).toContainText('On target');
});
