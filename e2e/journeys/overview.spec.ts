import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { deep } from '../fixtures/looks.js';
import {
  choose,
  closedQuarter,
  headlineTiles,
  pressUntil,
  runningQuarter,
  tileOf,
} from '../fixtures/overview.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

async function expectOneSheet(page: Page): Promise<void> {
  const file = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  expect(file.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
}

test('a leader finds the measure that most needs attention, and where it changed', async ({
  page,
}) => {
  await page.goto('/');
  const first = headlineTiles(page).first();
  await expect(first).toContainText('Off target');
  await expect(first).toContainText('Worsening');
  await expect(first).toContainText('would meet 75%');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'First action within 24 hours fell in Q1 2026/27, low since; reports rose in Q3 2025/26 and have stayed high',
  );

  const value = (await first.locator('b').first().textContent()) ?? '';
  await first.getByRole('link').click();
  await expect(page).toHaveURL(/\/measures\/\w+$/);
  // The Overview stays until the measure's page has loaded. That page shows the same value.
  await expect(page.locator('#facts')).toContainText(value);
  await expect(page.locator('#facts')).toContainText('Worsening');

  // Where the measure changed: the table has every district.
  const why = page.locator('#why');
  await why.getByRole('link', { name: 'District', exact: true }).click();
  await expect(page).toHaveURL(/by=AREA/);
  await why.getByRole('tab', { name: 'Table' }).click();
  await expect(why.getByRole('row').nth(13)).toBeVisible();
  await why
    .getByRole('tabpanel', { name: 'Table' })
    .getByRole('link', { name: 'Bracknell Forest' })
    .click();
  await expect(page).toHaveURL(/area=E06000036/);
  await expect(
    page.getByText(/\(July to September 2026\), Bracknell Forest, all agencies/),
  ).toBeVisible();
});

test('one press leads from an off-target figure to the reason and the place', async ({ page }) => {
  await page.goto('/');
  const protect = tileOf(page, 'Protect');
  await expect(protect).toContainText('12 more would meet 140. 7 of 13 districts fell and 5 rose.');
  await protect.getByRole('button', { name: /^12 more would meet 140/ }).click();
  const why = page.getByRole('region', { name: 'Why', exact: true });
  await expect(why).toContainText(
    'Protect is 12 short of target. 128 is in the usual range; target met in 8 of 13 quarters.',
  );
  await expect(why.getByRole('row', { name: /^Organised acquisitive crime/ })).toContainText('−14');
  await expect(why.getByRole('row', { name: /^District/ })).toContainText(
    'West Berkshire, 13 to 6',
  );
  await page.getByRole('button', { name: 'Close the explanation' }).click();

  const value = (await protect.locator('b').first().textContent()) ?? '';
  await protect.getByRole('link').click();
  await expect(page).toHaveURL(/\/measures\/disruptions\?objective=PROTECT$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('12 short of target');
  await expect(page.getByRole('main').getByText(value, { exact: true }).first()).toBeVisible();
  await expect(
    page.getByRole('heading', { level: 2, name: 'No one part explains it' }),
  ).toBeVisible();
});

test('the figure of a tile is downloaded as a file, and explained', async ({ page }) => {
  await page.goto('/');
  const more = tileOf(page, 'Protect').getByRole('button', { name: 'More for Protect' });
  await more.click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save as CSV' }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).split('\n');
  expect(lines.some((line) => line.includes('Q2 2026/27') && /,128(,|$)/.test(line))).toBe(true);
  await more.click();
  await page.getByRole('menuitem', { name: 'Explain this number' }).click();
  await expect(page.getByRole('complementary', { name: 'Explain this number' })).toContainText(
    '128',
  );
});

test('the tally counts the statuses of the tiles, the page prints on one sheet of A4, and nothing is requested from another host', async ({
  page,
  baseURL,
}) => {
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await page.goto('/');
  await expect(headlineTiles(page).first()).toBeVisible();
  const tiles = page.getByRole('article');
  for (const word of [
    'Off target',
    'Near target',
    'On target',
    'Not rated',
    'Worsening',
    'Improving',
    'No real change',
  ]) {
    const count = await tiles.getByText(word, { exact: true }).count();
    await expect(
      page.getByRole('listitem').filter({ hasText: new RegExp(`^${word}\\s*\\d`) }),
    ).toHaveText(new RegExp(`${count}$`));
  }
  await expectOneSheet(page);
  await page.waitForLoadState('networkidle');
  expect([...hosts]).toEqual([baseURL]);
});

test('the Overview leads to one council and back', async ({ page }) => {
  await page.goto('/');
  const everybody = await tileOf(page, 'Reports received').locator('b').first().textContent();
  await choose(page, 'Agency', 'Reading Borough Council');
  await expect(page).toHaveURL(/\?agency=RBC$/);
  await expect(
    page.getByText(
      `${closedQuarter} (July to September 2026), Thames Valley, Reading Borough Council.`,
    ),
  ).toBeVisible();
  await expect(tileOf(page, 'Reports received').locator('b').first()).not.toHaveText(
    everybody ?? '',
  );
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
  await expect(tileOf(page, 'Reports received').locator('b').first()).toHaveText(everybody ?? '');
});

test('an open quarter is shown with its progress and without ratings, and fits on one sheet of A4', async ({
  page,
}) => {
  await page.goto('/');
  const now = page.getByRole('heading', {
    name: new RegExp(`^Now: ${runningQuarter}, day 55 of 92`),
  });
  await expect(now).toBeVisible();
  await choose(page, 'Quarter', `${runningQuarter}, open`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `Overview: ${runningQuarter} is not closed`,
  );
  await expect(
    page.getByText(/Not closed: day 55 of 92; returns are due by 31 January 2027\./),
  ).toBeVisible();
  await expect(now).toBeHidden();
  for (const word of ['Off target', 'Near target', 'On target'])
    await expect(page.getByRole('article').getByText(word)).toHaveCount(0);
  await expectOneSheet(page);
});

test('setting a target changes the status', deep, async ({ page }) => {
  await page.goto('/?agency=TVP');
  await expect(tileOf(page, 'Abstraction rate')).toContainText('No target');
  await tileOf(page, 'Abstraction rate').getByRole('link').click();
  await expect(page).toHaveURL(/\/measures\/abstractionRate\?agency=TVP$/);

  await page.getByRole('button', { name: 'Set target' }).click();
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: /^Target/ })
    .fill('1');
  await page
    .getByRole('dialog')
    .getByLabel(/^Tolerance/)
    .fill('0.5');
  await page.getByRole('dialog').getByRole('button', { name: 'Set target' }).click();
  await expect(page.getByText('Off target', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Change target' }).click();
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: /^Target/ })
    .fill('99');
  await page.getByRole('dialog').getByRole('button', { name: 'Set target' }).click();
  await expect(page.getByText('On target', { exact: true })).toBeVisible();

  await page.goto('/?agency=TVP');
  await expect(tileOf(page, 'Abstraction rate')).toContainText('Target 99% or less');
  await expect(tileOf(page, 'Abstraction rate')).toContainText('On target');
});

test('an event appears on the chart of the measure that it affects', async ({ page }) => {
  await page.goto('/measures/phones');
  await page.getByRole('button', { name: 'Add event' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^What happened/).fill('A new team looks at phones');
  await dialog.getByLabel(/^(Day|When|Date)/).fill('2026-05-04');
  await dialog.getByRole('button', { name: 'Add event' }).click();
  await expect(
    page.locator('#next').getByText('A new team looks at phones', { exact: true }),
  ).toBeVisible();
  await expect(
    page.locator('#by-quarter').getByText(/4 May 2026: A new team looks at phones/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Change A new team looks at phones' }).click();
  await dialog.getByLabel(/^What happened/).fill('A team looks at phones');
  await dialog.getByRole('button', { name: 'Save event' }).click();
  await expect(
    page.locator('#by-quarter').getByText(/4 May 2026: A team looks at phones/),
  ).toBeVisible();
});

test('everything on the Overview works with the keyboard alone', async ({ page }) => {
  await page.goto('/');
  await expect(headlineTiles(page).first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');

  await pressUntil(
    page,
    'Tab',
    page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'Area' }),
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.type('Reading');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/area=E06000038/);

  await pressUntil(page, 'Tab', page.getByRole('radio', { name: 'Tiles' }));
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/view=table/);
  await expect(page.getByRole('table', { name: /^Headlines of Q2 2026\/27/ })).toBeVisible();
  await page.keyboard.press('ArrowLeft');

  await pressUntil(page, 'Tab', page.getByRole('radio', { name: 'Attention first' }));
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/order=usual/);

  await pressUntil(page, 'Tab', tileOf(page, 'Reports received').getByRole('link'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/measures\/reports\?area=E06000038$/);
  await expect(page.getByRole('main')).toBeFocused();
});

test('an area’s Overview fits on one sheet of A4', deep, async ({ page }) => {
  await page.goto('/?area=E06000038');
  await expect(headlineTiles(page).first()).toBeVisible();
  await expectOneSheet(page);
});
