import { readFile } from 'node:fs/promises';

import type { Locator, Page } from '@playwright/test';

import { choose, closedQuarter, pressUntil } from '../fixtures/overview.js';
import { contributor, openAs } from '../fixtures/people.js';
import { askDemonstration } from '../fixtures/records.js';
import { expect, test } from '../fixtures/test.js';

const message = (page: Page) => page.getByRole('heading', { level: 1 });

/** Waits until no block of the page is on its way. */
async function waitForFigures(page: Page): Promise<void> {
  await expect(page.getByText('More are coded only to')).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** The table of a block as its rows, each by the name that it begins with. */
async function readTable(block: Locator): Promise<ReadonlyMap<string, readonly string[]>> {
  await block.getByRole('tab', { name: 'Table' }).click();
  const rows = await block.getByRole('tabpanel', { name: 'Table' }).getByRole('row').all();
  const read = await Promise.all(
    rows.slice(1).map(async (row) => {
      const name = await row.getByRole('rowheader').innerText();
      return [name, await row.getByRole('cell').allInnerTexts()] as const;
    }),
  );
  return new Map(read);
}

interface Counted {
  readonly all: number;
  readonly serious: number;
  readonly drugs: number;
}

/** What the records of a place add up to in the quarter shown, counted here line by line: the figures engine has no part in it. */
async function countRecords(page: Page, area: string): Promise<Counted> {
  const asked = new URLSearchParams({ area, from: '2026-07-01', to: '2026-09-30', reason: 'Held against the page by hand' });
  const file = await (await page.request.get(`/export/records/reports.csv?${asked.toString()}`)).text();
  const [names = [], ...lines] = file
    .replace('\uFEFF', '')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const read = (cells: readonly string[], name: string) => cells[names.indexOf(name)] ?? '';
  const sum = (holds: (cells: readonly string[]) => boolean) =>
    lines.filter(holds).reduce((total, cells) => total + Number(read(cells, 'quantity')), 0);

  return {
    all: sum(() => true),
    serious: sum((cells) => read(cells, 'serious_limbs') !== ''),
    drugs: sum((cells) => read(cells, 'crime_type') === 'DRUGS'),
  };
}

test.describe('with the demonstration', () => {
  test.use({ installation: 'demonstration' });

  test('what the page says is what its records add up to', async ({ page }) => {
    const reading = await countRecords(page, 'E06000038');
    expect(reading.all).toBeGreaterThan(100);
    const written = (value: number) => value.toLocaleString('en-GB');

    await page.goto('/reports?area=E06000038');
    await waitForFigures(page);
    await expect(message(page)).toContainText(written(reading.all));
    const crimeTypes = await readTable(page.locator('#crime-types'));
    expect(crimeTypes.get('Drugs')?.[0]).toMatch(new RegExp(`^${written(reading.drugs)}\\b`));
    expect(crimeTypes.get('All reports')?.[0]).toMatch(new RegExp(`^${written(reading.all)}\\b`));
    const serious = await readTable(page.locator('#serious-crime-test'));
    expect(serious.get(closedQuarter)?.map((cell) => cell.split(' ')[0])).toEqual([
      written(reading.serious),
      written(reading.all - reading.serious),
    ]);
  });

  test('a range by month is what its records add up to, month by month', async ({ page }) => {
    const counted = await askDemonstration(`
      SELECT to_char(received_on, 'FMMonth YYYY') AS month, sum(quantity)::int AS reports,
             (sum(quantity) FILTER (WHERE crime_type = 'DRUGS'))::int AS drugs,
             (sum(quantity) FILTER (WHERE serious_limbs <> '{}'))::int AS serious
      FROM   report WHERE received_on >= '2025-10-01' AND received_on < '2026-10-01' GROUP BY 1`);
    expect(counted).toHaveLength(12);
    const months = new Map(counted.map(({ month, ...sums }) => [String(month), sums]));
    const total = counted.reduce((sum, { reports }) => sum + Number(reports), 0);

    await page.goto('/reports?from=2025-26-Q3&step=month');
    await expect(message(page)).toHaveText(`${total.toLocaleString('en-GB')} reports received from Q3 2025/26 to Q2 2026/27`);
    await waitForFigures(page);
    const toNumber = (cell: string | undefined) => Number((cell?.split(' ')[0] ?? '').replaceAll(',', ''));
    const lines = page.locator('#crime-types-over-time');
    const types = await readTable(lines);
    const drugs = (await lines.getByRole('columnheader').allInnerTexts()).findIndex((heading) => heading.trim() === 'Drugs') - 1;
    const serious = await readTable(page.locator('#serious-crime-test'));
    expect([...types.keys()]).toEqual([...serious.keys()]);
    for (const [month, cells] of types) {
      expect(months.get(month)).toEqual({
        reports: cells.reduce((sum, cell) => sum + toNumber(cell), 0),
        drugs: toNumber(cells[drugs]),
        serious: toNumber(serious.get(month)?.[0]),
      });
    }

    const crimeTypes = await readTable(page.locator('#crime-types'));
    expect(toNumber(crimeTypes.get('All reports')?.[0])).toBe(total);
  });

  test('four quarters up to each are their sum, and years of either kind are whole', async ({ page }) => {
    const rolling = await askDemonstration(
      `SELECT sum(quantity)::int AS serious FROM report WHERE serious_limbs <> '{}' AND received_on >= '2025-07-01' AND received_on < '2026-07-01'`,
    );
    const year = await askDemonstration(
      `SELECT sum(quantity)::int AS serious FROM report WHERE serious_limbs <> '{}' AND received_on >= '2025-01-01' AND received_on < '2026-01-01'`,
    );
    const written = ([row]: typeof rolling) => Number(row?.serious).toLocaleString('en-GB');

    await page.goto('/reports?from=2025-26-Q3&step=rolling');
    await waitForFigures(page);
    const quarters = await readTable(page.locator('#serious-crime-test'));
    expect(quarters.get('Q1 2026/27')?.[0]?.split(' ')[0]).toBe(written(rolling));

    await page.goto('/reports?from=2022-23-Q1&step=year&years=calendar');
    await waitForFigures(page);
    const years = await readTable(page.locator('#serious-crime-test'));
    expect([...years.keys()]).toEqual(['2022, from Q2 2022 on', '2023', '2024', '2025', '2026, so far']);
    expect(years.get('2025')?.[0]).toBe(written(year));
  });

  test('a month in a chart over time leads to its quarter, and a figure of it is explained', async ({ page }) => {
    await page.goto('/reports?from=2025-26-Q3&step=month');
    await waitForFigures(page);
    const block = page.locator('#crime-types-over-time');
    const drugs = (await readTable(block)).get('January 2026')?.[5]?.split(' ')[0] ?? '';
    await block
      .getByRole('row', { name: /^January 2026/ })
      .getByRole('button', { name: drugs, exact: true })
      .click();
    const drawer = page.getByRole('complementary', { name: 'Explain this number' });
    await expect(drawer.getByText(drugs, { exact: true })).toBeVisible();
    await expect(drawer.getByText(/^Month: January 2026; /).first()).toBeVisible();
    await page.keyboard.press('Escape');

    await block.getByRole('tab', { name: 'Chart' }).click();
    const slider = page.getByRole('slider', { name: 'Cyber, month by month' });
    await slider.focus();
    await page.keyboard.press('Home');
    await expect(slider).toHaveAttribute('aria-valuetext', /^October 2025\. [\d,]+$/);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/reports\?quarter=2025-26-Q3$/);
    await expect(page.getByText('Q3 2025/26 (October to December 2025)')).toBeVisible();
  });

  test('what is told over time is taken away as the table shows it', async ({ page }) => {
    await page.goto('/reports?from=2025-26-Q3&step=rolling');
    await waitForFigures(page);
    const block = page.locator('#crime-types-over-time');
    const shown = (await readTable(block)).get('Q2 2026/27')?.[5]?.split(' ')[0] ?? '';
    await block.getByRole('button', { name: /^More for/ }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Save as CSV' }).click();
    const saved = await readFile(await (await downloading).path(), 'utf8');
    const line = saved.split('\r\n').find((each) => each.startsWith('Group,Q2 2026/27,') && each.includes(',DRUGS,')) ?? '';
    expect(line.split(',')).toContain(shown.replaceAll(',', ''));
  });

  test('a leader reads what changed, chooses a crime type by its bar, and goes back', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Reports' }).click();
    await expect(message(page)).toHaveText(/^Reports received (were|rose|fell)/);
    await expect(page.getByText(`${closedQuarter} (July to September 2026), Thames Valley, all agencies.`)).toBeVisible();
    await waitForFigures(page);

    const bars = page.locator('#crime-types');
    await bars.getByRole('link', { name: 'Drugs', exact: true }).first().click();
    await expect(page).toHaveURL(/\/reports\?crimeType=DRUGS$/);
    await expect(message(page)).toHaveText(/^Reports received \(drugs\)/);
    await expect(bars.getByRole('link', { name: 'Drugs', exact: true }).first()).toHaveAttribute('aria-current', 'true');
    await expect(page.locator('#channels')).toContainText('Thames Valley, all agencies, Drugs');

    await page.goBack();
    await expect(page).toHaveURL(/\/reports$/);
    await expect(message(page)).toHaveText(/^Reports received (were|rose|fell)/);
  });

  test('keys alone lead through the quarters of a crime type, to another quarter, and to districts by their people', async ({ page }) => {
    await page.goto('/reports');
    await waitForFigures(page);
    const slider = page.getByRole('slider', { name: 'Cyber, quarter by quarter' });
    await pressUntil(page, 'Tab', slider);
    await page.keyboard.press('ArrowLeft');
    await expect(slider).toHaveAttribute('aria-valuetext', /^Q1 2026\/27\. \d+/);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/quarter=2026-27-Q1/);
    await expect(page.getByText('Q1 2026/27 (April to June 2026)')).toBeVisible();

    await page.getByRole('radio', { name: 'Count' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/districts=rate/);
    await expect(page.locator('#districts').getByRole('heading')).toHaveText(/^Most per 1,000 people in /);

    await choose(page, 'Area', 'Oxfordshire (county)');
    await expect(page.getByText(/Oxfordshire \(county\), all agencies\./).first()).toBeVisible();
  });

  test('the parts of stacked bars are told apart by patterns when that is asked for', async ({ page }) => {
    await page.goto('/reports');
    await waitForFigures(page);
    const block = page.locator('#serious-crime-test');
    const pattern = block.getByRole('slider').locator('svg rect[fill$="-0)"]').first();
    await expect(pattern).toBeHidden();
    await block.getByText('Patterns', { exact: true }).click();
    await expect(pattern).toBeVisible();
  });

  test('the signs are taken away as the table shows them', async ({ page }) => {
    await page.goto('/reports');
    await waitForFigures(page);
    const block = page.locator('#signs');
    const shown = (await readTable(block)).get('Phishing') ?? [];

    await block.getByRole('button', { name: /^More for/ }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Save as CSV' }).click();
    const saved = await readFile(await (await downloading).path(), 'utf8');
    const line = saved.split('\r\n').find((each) => each.includes(',PHISHING,')) ?? '';
    // The server writes numbers plainly, without a comma at the thousands.
    const [row, , , number, flags] = line.split(',');
    expect([row, number, flags]).toEqual(['Group', shown[0]?.split(' ')[0]?.replaceAll(',', ''), '[p]']);
    expect(saved).toContain('OFFICIAL-SENSITIVE');
  });

  test('the quarter that runs is told as one that is not closed', async ({ page }) => {
    await page.goto('/reports?quarter=2026-27-Q3');
    await expect(message(page)).toHaveText(/ so far in Q3 2026\/27, which is not closed/);
    await expect(page.getByText(/Not closed: 55 of 92 days have run/)).toBeVisible();
    await waitForFigures(page);
    await expect(page.locator('#crime-types-by-quarter').getByRole('heading')).toHaveText(/^Q3 2026\/27 so far: most are /);
    await expect(page.locator('#first-action').getByText(/Worsening|Improving/)).toHaveCount(0);
  });

  test('a partner sees the two protected crime types as about right, and all others exactly', async ({ page }) => {
    await openAs(page, contributor, '/reports');
    await waitForFigures(page);
    const types = await readTable(page.locator('#crime-types'));
    for (const name of ['CSEA', 'Modern slavery']) expect(types.get(name)?.[0]).toMatch(/^about \d+ \[e\]/);
    for (const name of ['Drugs', 'Firearms', 'Cyber']) expect(types.get(name)?.[0]).toMatch(/^[\d,]+ \[p\]$/);
  });

  test('a partner is told by month what is open, and once that protected ones of others are left out', async ({ page }) => {
    await openAs(page, contributor, '/reports?from=2025-26-Q3&step=month');
    await waitForFigures(page);
    await expect(message(page)).toHaveText(/^About [\d,]+ reports received from/);
    const block = page.locator('#crime-types-over-time');
    await expect(block.getByRole('heading')).toHaveText(/^Most a month: Drugs .*, without protected ones of others$/);
    await expect(page.locator('#limbs').getByRole('heading')).toHaveText(/^About \d+\.\d% met the serious-crime test$/);
  });

  test('a cut too many is told once, with what to take away', async ({ page }) => {
    await openAs(page, contributor, '/reports?area=E06000038');
    await waitForFigures(page);
    await expect(page.locator('#signs')).toContainText('take away the filter on area');
    await expect(page.locator('#signs').getByText('without protected ones of others').first()).toBeVisible();
  });

  test('a link says what in it was not understood', async ({ page }) => {
    await page.goto('/reports?area=E06000038&crimeType=DRUGS&agency=NOBODY');
    await expect(page.getByText('“NOBODY” is not an agency we know, so all agencies are shown.')).toBeVisible();
    await expect(page.getByText(/Reading, all agencies, Drugs\./).first()).toBeVisible();
  });

  test('paper has charts and tables both, with patterns, and what is filtered', async ({ page }) => {
    await page.goto('/reports?agency=TVP');
    await waitForFigures(page);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(page.getByText(`${closedQuarter} (July to September 2026), Thames Valley, Thames Valley Police.`)).toBeVisible();
    const block = page.locator('#serious-crime-test');
    await expect(block.getByRole('slider').locator('svg rect[fill$="-0)"]').first()).toBeVisible();
    await expect(block.locator('table')).toBeVisible();
    await expect(page.locator('#crime-types-by-quarter table')).toBeVisible();
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
  });

  test('paper of a range says of which, and its tables stay on it', async ({ page }) => {
    await page.goto('/reports?from=2022-23-Q3&step=month&years=calendar');
    await waitForFigures(page);
    // As wide as A4 between its margins.
    await page.setViewportSize({ width: 698, height: 900 });
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText(/^Q4 2022 to Q3 2026, Thames Valley, all agencies\./)).toBeVisible();
    await expect(page.locator('#crime-types-over-time table')).toBeVisible();
    await expect(page.locator('#serious-crime-test').getByRole('row', { name: /^October 2022/ })).toBeVisible();
    const edges = await page.locator('main table').evaluateAll((tables) => tables.map((table) => table.getBoundingClientRect().right));
    expect(Math.max(...edges)).toBeLessThanOrEqual(698);
  });

  const widths = [320, 390, 768].flatMap((width) =>
    ['/reports', '/reports?from=2022-23-Q3&step=month'].map((address) => ({ width, address })),
  );
  for (const { width, address } of widths) {
    test(`nothing scrolls sideways at ${width} px on ${address}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(address);
      await waitForFigures(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  }
});

test.describe('before anything is published', () => {
  test.use({ installation: 'empty' });

  test('the page says so, once', async ({ page }) => {
    await page.goto('/reports');
    await expect(message(page)).toHaveText('Nothing has been published yet');
  });
});
