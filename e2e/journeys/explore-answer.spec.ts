import { readFile } from 'node:fs/promises';

import { parse } from 'csv-parse/sync';

import { analyst, openAs } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration', permissions: ['clipboard-read', 'clipboard-write'] });

test('an answer is read with the keyboard, copied, drawn and downloaded', async ({ page }) => {
  await openAs(page, analyst, '/explore');
  await page.getByRole('button', { name: /Where were the most disruptions confirmed/ }).click();
  const answer = page.getByRole('region', { name: 'Answer' });
  await expect(
    answer.getByRole('heading', { level: 2, name: /^Buckinghamshire had the most, \d+ of \d+/ }),
  ).toBeVisible();

  const grid = answer.getByRole('grid');
  await grid.focus();
  await page.keyboard.press('Enter');
  for (const key of ['ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+c'])
    await page.keyboard.press(key);
  await expect(answer.getByText('3 cells copied')).toBeAttached();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^\d+\n\d+\n\d+$/);

  await page.keyboard.press('Alt+2');
  await expect(answer.getByRole('radio', { name: /^Sorted bars/ })).toBeChecked();
  await expect(
    answer.getByText('Chosen for you: one bar for each area, largest first.'),
  ).toBeVisible();
  const bars = answer.getByRole('table', { name: /^Confirmed disruptions/ }).getByRole('row');
  const names = await bars.getByRole('rowheader').allInnerTexts();

  await page.getByRole('button', { name: 'Export' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save as CSV' }).click(),
  ]);
  const lines: readonly (readonly string[])[] = parse(await readFile(await file.path(), 'utf8'), {
    bom: true,
    relax_column_count: true,
  });
  const groups = lines.filter(([first]) => first === 'Group');
  expect(groups).toHaveLength(names.length);
  // The copied rows are the first three of the file.
  expect(groups.slice(0, 3).map((cells) => cells[3])).toEqual(copied.split('\n'));
});

test('a laptop shows the builder and the whole answer side by side', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openAs(page, analyst, '/explore');
  await page.getByRole('button', { name: /Where were the most disruptions confirmed/ }).click();
  const answer = page.getByRole('region', { name: 'Answer' });
  await expect(answer.getByRole('heading', { level: 2, name: /^Buckinghamshire/ })).toBeVisible();
  const builder = page.getByRole('region', { name: 'Builder' });
  const [left, right] = [await builder.boundingBox(), await answer.boundingBox()];
  expect(right?.y).toBe(left?.y);
  expect(right?.width).toBeGreaterThan(900);
});

test('with the text open, a chart does not move while its kind is chosen', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(page, analyst, '/explore');
  await page.getByRole('button', { name: /Where were the most disruptions confirmed/ }).click();
  const answer = page.getByRole('region', { name: 'Answer' });
  await expect(answer.getByRole('heading', { level: 2, name: /^Buckinghamshire/ })).toBeVisible();
  await page.keyboard.press('Control+e');
  await page.keyboard.press('Alt+2');
  const bars = answer.getByRole('table', { name: /^Confirmed disruptions/ });
  await expect(bars.getByRole('row').nth(9)).toBeInViewport({ ratio: 1 });
  await answer.getByText('Chart: Sorted bars').press('Enter');
  await answer.getByRole('radio', { name: /^Map/ }).check();
  await expect(answer.getByText('Chart: Map')).toBeInViewport();
});
