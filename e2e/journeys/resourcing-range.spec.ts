import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';

import { deep, expectToFit } from '../fixtures/looks.js';
import {
  addUp,
  readResourceLines,
  readRow,
  waitForResources,
  writeDecimal,
  writeWhole,
} from '../fixtures/resources.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const message = (page: Page) => page.getByRole('heading', { level: 1 });
const four = ['2025-26-Q3', '2025-26-Q4', '2026-27-Q1', '2026-27-Q2'] as const;
const words = 'Q3 2025/26 to Q2 2026/27';
/** Formats the share of one sum in another, as in `8.1%`. */
const writeShare = (part: number, whole: number) => `${writeDecimal((part / whole) * 100)}%`;

/** The lines of a block's file. */
async function saveCsv(page: Page, block: string): Promise<readonly (readonly string[])[]> {
  await page
    .locator(block)
    .getByRole('button', { name: /^More for / })
    .click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save as CSV' }).click(),
  ]);
  return parse(await readFile(await download.path(), 'utf8'), {
    bom: true,
    relax_column_count: true,
  });
}

/** Whether one of the lines with these words has the given number. */
function holds(
  rows: readonly (readonly string[])[],
  words: readonly string[],
  wanted: number,
): boolean {
  const found = rows.filter((cells) => words.every((word) => cells.includes(word)));
  return found.some((cells) =>
    cells.some((cell) => cell !== '' && Math.abs(Number(cell) - wanted) < 0.01),
  );
}

test('hours and money add up over the quarters of a range, and posts are those at the end of the range', async ({
  page,
}) => {
  await page.goto('/resourcing');
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByRole('button', { name: 'Range from' }).click();
  await page.getByRole('option', { name: 'Q3 2025/26' }).click();
  await expect(page).toHaveURL(/\/resourcing\?from=2025-26-Q3$/);
  await expect(message(page)).toHaveText(`Resourcing, ${words}`);
  await waitForResources(page);

  const lines = await readResourceLines(page, ...four);
  const last = lines.filter(({ quarter }) => quarter === four[3]);
  const [vacancies] = await readRow(page.locator('#vacancies'), /^Q2 2026\/27 /);
  expect(vacancies).toBe(
    writeShare(addUp(last, 'funded') - addUp(last, 'inPost'), addUp(last, 'funded')),
  );
  const ofPursue = lines.filter(({ objective }) => objective === 'PURSUE');
  expect(await readRow(page.locator('#hours'), /^Pursue /)).toEqual([
    writeWhole(addUp(ofPursue, 'committed')),
  ]);

  const police = lines.filter(({ agency }) => agency === 'TVP');
  const atEnd = last.filter(({ agency }) => agency === 'TVP');
  const [committed, abstracted] = [addUp(police, 'committed'), addUp(police, 'abstracted')];
  const over = addUp(police, 'forecast') - addUp(police, 'budget');
  const overInMillions = `+£${writeDecimal(over / 1_000_000)}m`;
  expect(await readRow(page.locator('#agencies'), /^Thames Valley Police /)).toEqual([
    writeWhole(committed),
    `${writeDecimal(addUp(atEnd, 'funded') - addUp(atEnd, 'inPost'))} of ${writeDecimal(addUp(atEnd, 'funded'))}`,
    writeShare(abstracted, committed + abstracted),
    overInMillions,
  ]);
  expect(await readRow(page.locator('#money'), /^Thames Valley Police /)).toEqual([
    `+${writeShare(over, addUp(police, 'budget'))}`,
    overInMillions,
  ]);
});

test('a range has no ratings', async ({ page }) => {
  await page.goto('/resourcing?from=2025-26-Q3');
  await waitForResources(page);
  await expect(page.getByText('Only single quarters are rated.')).toBeVisible();
  for (const judgement of [/on target/i, /usual/i, /no real change/i])
    await expect(page.getByText(judgement)).toHaveCount(0);
});

test('rolling quarters and calendar years are sums of the returns', deep, async ({ page }) => {
  await page.goto('/resourcing?from=2025-26-Q3&step=rolling');
  await waitForResources(page);
  const lines = await readResourceLines(page, ...four);
  const prevent = addUp(
    lines.filter(({ objective }) => objective === 'PREVENT'),
    'committed',
  );
  expect(holds(await saveCsv(page, '#hours'), ['Q2 2026/27', 'PREVENT'], prevent)).toBe(true);

  await page.getByRole('radio', { name: 'Year', exact: true }).check();
  await page.getByRole('radio', { name: 'Calendar years' }).check();
  await expect(page.getByText(/, by year\./)).toBeVisible();
  await waitForResources(page);
  const of2025 = await readResourceLines(
    page,
    '2024-25-Q4',
    '2025-26-Q1',
    '2025-26-Q2',
    '2025-26-Q3',
  );
  const pursue = addUp(
    of2025.filter(({ objective }) => objective === 'PURSUE'),
    'committed',
  );
  // Financial and calendar years share labels, and the previous figures stay until the new ones
  // arrive, so read the file until it has the new figures.
  await expect
    .poll(async () => holds(await saveCsv(page, '#hours'), ['2025', 'PURSUE'], pursue))
    .toBe(true);
});

test(
  'a mark in a chart over time leads to its period, with the keyboard alone',
  deep,
  async ({ page }) => {
    await page.goto('/resourcing?step=year');
    await waitForResources(page);
    const slider = page.getByRole('slider', { name: 'Vacancy rate, year by year' });
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(slider).toHaveAttribute('aria-valuetext', /^2024\/25\. \d+\.\d%/);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\?quarter=2024-25-Q4&from=2024-25-Q1$/);
    await expect(message(page)).toHaveText('Resourcing, Q1 2024/25 to Q4 2024/25');
  },
);

test(
  'a block’s file and the explanation of its number cover the range and the step',
  deep,
  async ({ page }) => {
    await page.goto('/resourcing?from=2025-26-Q3&step=rolling');
    await waitForResources(page);
    const lines = await readResourceLines(page, ...four);
    const pursue = addUp(
      lines.filter(({ objective }) => objective === 'PURSUE'),
      'committed',
    );
    expect(holds(await saveCsv(page, '#hours'), ['Q2 2026/27', 'PURSUE'], pursue)).toBe(true);

    const hours = page.locator('#hours');
    await hours.getByRole('tab', { name: 'Table' }).click();
    await hours
      .getByRole('row', { name: /^Pursue / })
      .getByRole('button')
      .first()
      .click();
    const drawer = page.getByRole('complementary', { name: 'Explain this number' });
    await expect(drawer.getByText(`${writeWhole(pursue)} hours`).first()).toBeVisible();
  },
);

test('months are not offered, and an address with months gets an explanation', async ({ page }) => {
  await page.goto('/resourcing?step=month');
  await expect(
    page.getByText(
      'Resources are returned by quarter, not by month, so figures are shown by quarter.',
    ),
  ).toBeVisible();
  await expect(
    page.getByText('Q2 2026/27 (July to September 2026), Thames Valley, all agencies.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'More filters' }).click();
  await expect(page.getByRole('radio', { name: 'Rolling four quarters' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Month' })).toHaveCount(0);
});

test('saved filters apply to the page if it is opened without filters', deep, async ({ page }) => {
  await page.goto('/resourcing?agency=TVP&step=year');
  await page.getByRole('button', { name: 'Save these filters' }).click();
  await page.goto('/');
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Resourcing' })
    .click();
  await expect(page).toHaveURL(/\/resourcing\?step=year&agency=TVP$/);
  await page.getByRole('button', { name: 'Forget these filters' }).click();
});

test('a range is printed with its charts', deep, async ({ page }) => {
  await page.goto('/resourcing?from=2025-26-Q3&step=year');
  await waitForResources(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(`${words}, Thames Valley, all agencies, by year.`)).toBeVisible();
  await expect(page.locator('#vacancies').getByRole('group').locator('svg').first()).toBeVisible();
  for (const block of ['money', 'hours', 'agencies'])
    await expect(page.locator(`#${block} table`)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
    true,
  );
});

test('the page for a range fits every screen', deep, async ({ page }) => {
  await page.goto('/resourcing?from=2025-26-Q3&step=rolling&years=calendar');
  await waitForResources(page);
  await expectToFit(page, 768, 390, 320);
});
