import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';

import { addUp, readResourceLines, readRow, waitForResources, writeDecimal, writeWhole } from '../fixtures/resources.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const message = (page: Page) => page.getByRole('heading', { level: 1 });
const four = ['2025-26-Q3', '2025-26-Q4', '2026-27-Q1', '2026-27-Q2'] as const;
const words = 'Q3 2025/26 to Q2 2026/27';
/** `8.1%` of two sums. */
const writeShare = (part: number, whole: number) => `${writeDecimal((part / whole) * 100)}%`;

test('hours and money of a range add up over its quarters, and posts are those at its end', async ({ page }) => {
  await page.goto('/resourcing');
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByRole('button', { name: 'Range from' }).click();
  await page.getByRole('option', { name: 'Q3 2025/26' }).click();
  await expect(page).toHaveURL(/\/resourcing\?from=2025-26-Q3$/);
  await waitForResources(page);

  const lines = await readResourceLines(page, ...four);
  const last = lines.filter(({ quarter }) => quarter === four[3]);
  const hours = addUp(lines, 'committed');
  const vacancy = writeShare(addUp(last, 'funded') - addUp(last, 'inPost'), addUp(last, 'funded'));
  await expect(message(page)).toHaveText(
    `${writeWhole(hours)} hours committed from ${words}; the vacancy rate was ${vacancy} at the end of Q2 2026/27`,
  );

  const ofPursue = lines.filter(({ objective }) => objective === 'PURSUE');
  const effort = await readRow(page.locator('#effort'), /^Pursue /);
  expect(effort.slice(0, 2)).toEqual([writeWhole(addUp(ofPursue, 'committed')), writeShare(addUp(ofPursue, 'committed'), hours)]);
  expect(effort[4]).toBe(`£${writeWhole(addUp(ofPursue, 'spent'))}`);

  const police = lines.filter(({ agency }) => agency === 'TVP');
  const atEnd = last.filter(({ agency }) => agency === 'TVP');
  const [committed, abstracted] = [addUp(police, 'committed'), addUp(police, 'abstracted')];
  expect(await readRow(page.locator('#agencies'), /^Thames Valley Police /)).toEqual([
    writeDecimal(addUp(atEnd, 'inPost')),
    writeDecimal(addUp(atEnd, 'funded')),
    writeShare(addUp(atEnd, 'funded') - addUp(atEnd, 'inPost'), addUp(atEnd, 'funded')),
    writeWhole(committed),
    writeShare(abstracted, committed + abstracted),
    `£${writeWhole(addUp(police, 'spent'))}`,
  ]);

  const variance = ((addUp(police, 'forecast') - addUp(police, 'budget')) / addUp(police, 'budget')) * 100;
  expect(await readRow(page.locator('#money-agencies'), /^Thames Valley Police /)).toEqual([
    `£${writeWhole(addUp(police, 'spent'))}`,
    `£${writeWhole(addUp(police, 'budget'))}`,
    `${variance > 0 ? '+' : '−'}${writeDecimal(Math.abs(variance))}%`,
  ]);
  const analysts = last.filter(({ staffGroup }) => staffGroup === 'ANALYST');
  expect((await readRow(page.locator('#posts'), /^Analysts /)).slice(0, 2)).toEqual([
    writeDecimal(addUp(analysts, 'inPost')),
    writeDecimal(addUp(analysts, 'funded')),
  ]);
});

test('nothing of a range is judged', async ({ page }) => {
  await page.goto('/resourcing?from=2025-26-Q3');
  await waitForResources(page);
  await expect(page.getByText('Real changes and targets are told of single quarters.')).toBeVisible();
  for (const judgement of [/on target/i, /unusually/i, /no real change/i]) await expect(page.getByText(judgement)).toHaveCount(0);
});

test('four quarters up to each, and calendar years, are sums of what was returned', async ({ page }) => {
  await page.goto('/resourcing?from=2025-26-Q3&step=rolling');
  await waitForResources(page);
  const lines = await readResourceLines(page, ...four);
  const prevent = addUp(
    lines.filter(({ objective }) => objective === 'PREVENT'),
    'committed',
  );
  const hours = page.locator('#hours');
  expect((await readRow(hours, /^Q2 2026\/27 /))[1]).toBe(`${writeWhole(prevent)} hours`);
  const [committed, abstracted] = [addUp(lines, 'committed'), addUp(lines, 'abstracted')];
  expect(await readRow(page.locator('#abstraction'), /^Q2 2026\/27 /)).toEqual([writeShare(abstracted, committed + abstracted)]);

  await page.getByRole('radio', { name: 'Year', exact: true }).check();
  await page.getByRole('radio', { name: 'Calendar years' }).check();
  await waitForResources(page);
  const of2025 = await readResourceLines(page, '2024-25-Q4', '2025-26-Q1', '2025-26-Q2', '2025-26-Q3');
  const pursue = addUp(
    of2025.filter(({ objective }) => objective === 'PURSUE'),
    'committed',
  );
  await expect.poll(async () => (await readRow(hours, /^2025 /))[0]).toBe(`${writeWhole(pursue)} hours`);
});

test('a mark over time leads to what it stands for, by keys alone', async ({ page }) => {
  await page.goto('/resourcing?step=year');
  await waitForResources(page);
  const slider = page.getByRole('slider', { name: 'Abstraction rate, year by year' });
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', /^2024\/25\. \d+\.\d%/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?quarter=2024-25-Q4&from=2024-25-Q1$/);
  await expect(message(page)).toHaveText(/ hours committed from Q1 2024\/25 to Q4 2024\/25; .* at the end of Q4 2024\/25$/);
});

test('the file of a block is of the range and the step, and its number is explained by them', async ({ page }) => {
  await page.goto('/resourcing?from=2025-26-Q3&step=rolling');
  await waitForResources(page);
  const hours = page.locator('#hours');
  await hours.getByRole('button', { name: /^More for / }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Save as CSV' }).click()]);
  const rows: readonly (readonly string[])[] = parse(await readFile(await download.path(), 'utf8'), {
    bom: true,
    relax_column_count: true,
  });
  const lines = await readResourceLines(page, ...four);
  const pursue = addUp(
    lines.filter(({ objective }) => objective === 'PURSUE'),
    'committed',
  );
  const row = rows.find((cells) => cells.includes('Q2 2026/27') && cells.includes('PURSUE'));
  expect(
    row?.some((cell) => Math.abs(Number(cell) - pursue) < 0.01),
    row?.join(),
  ).toBe(true);

  await hours.getByRole('tab', { name: 'Table' }).click();
  await hours
    .getByRole('row', { name: /^Q2 2026\/27 / })
    .getByRole('button')
    .first()
    .click();
  const drawer = page.getByRole('complementary', { name: 'Explain this number' });
  await expect(drawer.getByText(`${writeWhole(pursue)} hours`).first()).toBeVisible();
});

test('months are not offered, and an address that asks for them says why there are none', async ({ page }) => {
  await page.goto('/resourcing?step=month');
  await expect(
    page.getByText('Resources are returned by quarter and are not known by month, so figures are shown by quarter.'),
  ).toBeVisible();
  await expect(message(page)).toHaveText(/^The time committed .*; the vacancy rate /);
  await page.getByRole('button', { name: 'More filters' }).click();
  await expect(page.getByRole('radio', { name: 'Rolling four quarters' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Month' })).toHaveCount(0);
});

test('filters are kept as one’s own, and come where the page is entered without any', async ({ page }) => {
  await page.goto('/resourcing?agency=TVP&step=year');
  await page.getByRole('button', { name: 'Remember as mine' }).click();
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Resourcing' }).click();
  await expect(page).toHaveURL(/\/resourcing\?step=year&agency=TVP$/);
  await page.getByRole('button', { name: 'Forget mine' }).click();
});

test('a range stands on paper with its charts and tables', async ({ page }) => {
  await page.goto('/resourcing?from=2025-26-Q3&step=year');
  await waitForResources(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(`${words}, Thames Valley, all agencies.`)).toBeVisible();
  for (const block of ['hours', 'abstraction', 'posts']) {
    await expect(page.locator(`#${block} table`)).toBeVisible();
    await expect(page.locator(`#${block} :is([role="group"], [role="img"]) svg`).first()).toBeVisible();
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

for (const width of [320, 390, 768]) {
  test(`a range does not run over the edge at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/resourcing?from=2025-26-Q3&step=rolling&years=calendar');
    await waitForResources(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}
