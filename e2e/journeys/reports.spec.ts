import { readFile } from 'node:fs/promises';

import type { Locator, Page } from '@playwright/test';

import { deep, expectToFit } from '../fixtures/looks.js';
import { choose, closedQuarter, pressUntil } from '../fixtures/overview.js';
import { contributor, openAs } from '../fixtures/people.js';
import { askDemonstration } from '../fixtures/records.js';
import { expect, test } from '../fixtures/test.js';
import { countWords } from '../fixtures/words.js';

const message = (page: Page) => page.getByRole('heading', { level: 1 });

/** Waits until no block of the page is loading. */
async function waitForFigures(page: Page): Promise<void> {
  await expect(page.locator('#linked').getByRole('heading', { level: 2 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** The rows of a block's table, by name. */
async function readTable(block: Locator): Promise<ReadonlyMap<string, readonly string[]>> {
  await block.getByRole('tab', { name: 'Table' }).click();
  await expect(
    block.getByRole('tabpanel', { name: 'Table' }).getByRole('rowheader').first(),
  ).toBeVisible();
  const rows = await block.getByRole('tabpanel', { name: 'Table' }).getByRole('row').all();
  const read = await Promise.all(
    rows.slice(1).map(async (row) => {
      const name = await row.getByRole('rowheader').innerText();
      return [name, await row.getByRole('cell').allInnerTexts()] as const;
    }),
  );
  return new Map(read);
}

/** The lines of a block's file. */
async function saveCsv(page: Page, block: Locator): Promise<readonly string[]> {
  await block.getByRole('button', { name: /^More for/ }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save as CSV' }).click();
  return (await readFile(await (await downloading).path(), 'utf8')).split('\r\n');
}

interface Counted {
  readonly all: number;
  readonly serious: number;
  readonly drugs: number;
}

/**
 * The sums of a place's records in the quarter shown, counted here line by line without the figures
 * engine.
 */
async function countRecords(page: Page, area: string): Promise<Counted> {
  const asked = new URLSearchParams({
    area,
    from: '2026-07-01',
    to: '2026-09-30',
    reason: 'Held against the page by hand',
  });
  const file = await (
    await page.request.get(`/export/records/reports.csv?${asked.toString()}`)
  ).text();
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

  test('the figures on the page are the sums of the records', async ({ page }) => {
    const reading = await countRecords(page, 'E06000038');
    expect(reading.all).toBeGreaterThan(100);
    const written = (value: number) => value.toLocaleString('en-GB');

    await page.goto('/reports?area=E06000038');
    await waitForFigures(page);
    expect((await readTable(page.locator('#reports'))).get(closedQuarter)?.[0]).toBe(
      written(reading.all),
    );
    const crimeTypes = await readTable(page.locator('#crime-types'));
    const share = `${((reading.serious / reading.all) * 100).toFixed(1)}%`;
    expect(crimeTypes.get('Drugs')?.[0]).toBe(written(reading.drugs));
    expect(crimeTypes.get('All')?.slice(0, 2)).toEqual([written(reading.all), share]);
    expect((await readTable(page.locator('#serious'))).get(closedQuarter)?.[0]).toBe(share);
  });

  test('a change is broken down into its parts, and the parts into records', async ({ page }) => {
    const counted = await askDemonstration(`
      SELECT sum(quantity)::int AS reports FROM report JOIN agency ON agency.id = report.agency_id
      WHERE  agency.code = 'TVP' AND received_on >= '2025-10-01' AND received_on < '2026-10-01'`);
    await page.goto('/reports');
    await waitForFigures(page);
    const why = page.locator('#why');
    await expect(why.getByRole('row', { name: /^Thames Valley Police/ })).toHaveAttribute(
      'data-marked',
      'true',
    );
    const parts = await readTable(why);
    const toNumber = (cell: string | undefined) =>
      Number((cell ?? '').replaceAll(',', '').replace('−', '-'));
    expect(toNumber(parts.get('Thames Valley Police')?.[1])).toBeCloseTo(
      Number(counted[0]?.reports) / 4,
      -1,
    );
    const changes = [...parts].map(([name, cells]) => ({ name, change: toNumber(cells[2]) }));
    const sum = changes
      .filter(({ name }) => name !== 'All')
      .reduce((all, { change }) => all + change, 0);
    const total = toNumber(parts.get('All')?.[2]);
    expect(total).toBeGreaterThan(1000);
    // The average of several quarters is rounded to whole reports in each row.
    expect(Math.abs(sum - total)).toBeLessThanOrEqual(parts.size / 2);

    const channels = await readTable(page.locator('#why-first-action'));
    const [before, since, points] = (channels.get('101') ?? []).map((cell) =>
      Number.parseFloat(cell.replace('−', '-')),
    );
    expect((since ?? 0) - (before ?? 0)).toBeCloseTo(points ?? 0, 0);
  });

  test('the figures for a range by month are the sums of each month’s records', async ({
    page,
  }) => {
    const counted = await askDemonstration(`
      SELECT to_char(received_on, 'FMMonth YYYY') AS month, sum(quantity)::int AS reports,
             (sum(quantity) FILTER (WHERE serious_limbs <> '{}'))::int AS serious
      FROM   report WHERE received_on >= '2025-10-01' AND received_on < '2026-10-01' GROUP BY 1`);
    expect(counted).toHaveLength(12);
    const total = counted.reduce((sum, { reports }) => sum + Number(reports), 0);
    const written = (value: number) => value.toLocaleString('en-GB');

    await page.goto('/reports?from=2025-26-Q3&step=month');
    await expect(message(page)).toHaveText('Reports, Q3 2025/26 to Q2 2026/27');
    await waitForFigures(page);
    await expect(page.locator('#reports').getByRole('heading')).toHaveText(
      `Reports: ${written(total)}`,
    );
    const [reports, serious] = [
      await readTable(page.locator('#reports')),
      await readTable(page.locator('#serious')),
    ];
    expect(reports.size).toBe(12);
    for (const { month, ...sums } of counted) {
      expect(reports.get(String(month))?.[0]).toBe(written(Number(sums.reports)));
      expect(serious.get(String(month))?.[0]).toBe(
        `${((Number(sums.serious) / Number(sums.reports)) * 100).toFixed(1)}%`,
      );
    }
    expect((await readTable(page.locator('#crime-types'))).get('All')?.[0]).toBe(written(total));
  });

  test(
    'rolling quarters are sums of four quarters, and financial and calendar years are complete',
    deep,
    async ({ page }) => {
      const sum = async (from: string, before: string) => {
        const [row] = await askDemonstration(
          `SELECT sum(quantity)::int AS reports FROM report WHERE received_on >= '${from}' AND received_on < '${before}'`,
        );
        return Number(row?.reports).toLocaleString('en-GB');
      };

      await page.goto('/reports?from=2025-26-Q3&step=rolling');
      await waitForFigures(page);
      const quarters = await readTable(page.locator('#reports'));
      expect(quarters.get('Q1 2026/27')?.[0]).toBe(await sum('2025-07-01', '2026-07-01'));

      await page.goto('/reports?from=2022-23-Q1&step=year&years=calendar');
      await waitForFigures(page);
      const years = await readTable(page.locator('#reports'));
      expect([...years.keys()]).toEqual(['2026', '2025', '2024', '2023', '2022']);
      expect(years.get('2025')?.[0]).toBe(await sum('2025-01-01', '2026-01-01'));
    },
  );

  test('a month in a chart over time leads to its quarter, and a figure for the month is explained', async ({
    page,
  }) => {
    await page.goto('/reports?from=2025-26-Q3&step=month');
    await waitForFigures(page);
    const block = page.locator('#reports');
    const reports = (await readTable(block)).get('January 2026')?.[0] ?? '';
    await block
      .getByRole('row', { name: /^January 2026/ })
      .getByRole('button', { name: reports, exact: true })
      .click();
    const drawer = page.getByRole('complementary', { name: 'Explain this number' });
    await expect(drawer.getByText(reports, { exact: true })).toBeVisible();
    await expect(drawer.getByText(/^Month: January 2026/).first()).toBeVisible();
    await page.keyboard.press('Escape');

    await block.getByRole('tab', { name: 'Chart' }).click();
    const slider = block.getByRole('slider');
    await slider.focus();
    await page.keyboard.press('Home');
    await expect(slider).toHaveAttribute('aria-valuetext', /^October 2025\. [\d,]+$/);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/reports\?quarter=2025-26-Q3$/);
    await expect(page.getByText('Q3 2025/26 (October to December 2025)')).toBeVisible();
  });

  test('the file of figures over time matches the table as shown', deep, async ({ page }) => {
    await page.goto('/reports?from=2025-26-Q3&step=rolling&crimeType=DRUGS');
    await waitForFigures(page);
    const block = page.locator('#reports');
    const shown = (await readTable(block)).get('Q2 2026/27')?.[0] ?? '';
    const line =
      (await saveCsv(page, block)).find((each) => each.startsWith('Group,Q2 2026/27,')) ?? '';
    expect(line.split(',')).toContain(shown.replaceAll(',', ''));
  });

  test('a leader reads what changed, chooses a crime type, and goes back', async ({ page }) => {
    await page.goto('/');
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Reports' })
      .click();
    await expect(message(page)).toHaveText(/^Reports (rose|fell) in/);
    await expect(
      page.getByText(`${closedQuarter} (July to September 2026), Thames Valley, all agencies.`),
    ).toBeVisible();
    await waitForFigures(page);

    const types = page.locator('#crime-types');
    await types.getByRole('link', { name: 'Drugs', exact: true }).click();
    await expect(page).toHaveURL(/\/reports\?crimeType=DRUGS$/);
    await expect(page.getByText(/, Thames Valley, all agencies, drugs\./i)).toBeVisible();
    await expect(types.getByRole('link', { name: 'Drugs', exact: true })).toHaveAttribute(
      'aria-current',
      'true',
    );

    await page.goBack();
    await expect(page).toHaveURL(/\/reports$/);
    await expect(message(page)).toHaveText(/^Reports (rose|fell) in/);
  });

  test(
    'the keyboard alone is enough to move through the quarters, and to the reasons for a change',
    deep,
    async ({ page }) => {
      await page.goto('/reports');
      await waitForFigures(page);
      const part = page.locator('#why').getByRole('link', { name: 'Thames Valley Police' });
      await pressUntil(page, 'Tab', part);
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/reports\?agency=TVP$/);
      await page.goBack();
      await expect(page).toHaveURL(/\/reports$/);
      await waitForFigures(page);

      const slider = page.locator('#first-action').getByRole('slider');
      await slider.focus();
      await page.keyboard.press('ArrowLeft');
      await expect(slider).toHaveAttribute('aria-valuetext', /^Q1 2026\/27\. \d+/);
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/quarter=2026-27-Q1/);
      await expect(page.getByText('Q1 2026/27 (April to June 2026)')).toBeVisible();

      await choose(page, 'Area', 'Oxfordshire (county)');
      await expect(page.getByText(/Oxfordshire.*, all agencies\./).first()).toBeVisible();
    },
  );

  test('the file for a change lists the parts by quarter', async ({ page }) => {
    await page.goto('/reports');
    await waitForFigures(page);
    const saved = await saveCsv(page, page.locator('#why'));
    const counted = await askDemonstration(`
      SELECT sum(quantity)::int AS reports FROM report JOIN agency ON agency.id = report.agency_id
      WHERE  agency.code = 'TVP' AND received_on >= '2026-07-01' AND received_on < '2026-10-01'`);
    const line =
      saved.find((each) => each.startsWith('Group,Q2 2026/27,') && each.includes(',TVP,')) ?? '';
    // The server writes numbers plainly, without thousands separators.
    expect(line.split(',')).toEqual(expect.arrayContaining([String(counted[0]?.reports), '[p]']));
    expect(saved.join()).toContain('OFFICIAL-SENSITIVE');
  });

  test('the current quarter is shown as not closed', deep, async ({ page }) => {
    await page.goto('/reports?quarter=2026-27-Q3');
    await waitForFigures(page);
    await expect(message(page)).toHaveText('Reports: Q3 2026/27 is not closed');
    await expect(page.getByText(/Not closed: /)).toBeVisible();
    await expect(page.locator('#why')).toHaveCount(0);
    await expect(page.locator('#first-action').getByText(/below|above|rose|fell/)).toHaveCount(0);
  });

  test('a partner sees the two protected crime types rounded, and all others exactly', async ({
    page,
  }) => {
    await openAs(page, contributor, '/reports');
    await waitForFigures(page);
    const types = await readTable(page.locator('#crime-types'));
    for (const name of [
      'Child sexual exploitation and abuse',
      'Modern slavery and human trafficking',
      'All',
    ])
      expect(types.get(name)?.[0]).toMatch(/^about [\d,]+$/);
    for (const name of ['Drugs', 'Firearms', 'Cyber crime'])
      expect(types.get(name)?.[0]).toMatch(/^[\d,]+$/);
    // A change is not broken down if some of its parts are rounded.
    await expect(page.locator('#why')).toHaveCount(0);
  });

  test('by month, a partner sees open figures, and a rounded total', deep, async ({ page }) => {
    await openAs(page, contributor, '/reports?from=2025-26-Q3&step=month');
    await waitForFigures(page);
    await expect(page.locator('#reports').getByRole('heading')).toHaveText(
      /^Reports: about [\d,]+$/,
    );
    await expect(page.locator('#serious').getByRole('heading')).toHaveText(
      /^Serious reports: about \d+%$/,
    );
    for (const [, [count = '']] of await readTable(page.locator('#reports')))
      expect(count).toMatch(/^(about [\d,]+|[\d,]+, without other agencies’ protected ones)$/);
  });

  test('for a district, a partner does not see others’ protected figures, and the page explains this', async ({
    page,
  }) => {
    await openAs(page, contributor, '/reports?area=E06000038');
    await waitForFigures(page);
    const types = await readTable(page.locator('#crime-types'));
    expect(types.get('Modern slavery and human trafficking')?.[1]).toBe(
      'withheld to protect people',
    );
    expect(types.get('All')?.[1]).toMatch(/^\d+\.\d%$/);
    await expect(
      page.getByText(
        'Serious share and First action in 24 hours: without other agencies’ protected ones.',
      ),
    ).toBeVisible();
  });

  test('the page names the parts of a link that it does not know, and ignores parts that it no longer has', async ({
    page,
  }) => {
    await page.goto('/reports?area=E06000038&crimeType=DRUGS&agency=NOBODY&districts=rate');
    await expect(
      page.getByText('“NOBODY” is not a known agency, so all agencies are shown.'),
    ).toBeVisible();
    await expect(page.getByText(/Reading, all agencies, drugs\./i).first()).toBeVisible();
  });

  test('the printed page has charts, what changed and the filters', async ({ page }) => {
    await page.goto('/reports?agency=TVP');
    await waitForFigures(page);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(
      page.getByText(
        `${closedQuarter} (July to September 2026), Thames Valley, Thames Valley Police.`,
      ),
    ).toBeVisible();
    await expect(page.locator('#reports').getByRole('group')).toBeVisible();
    for (const block of ['why', 'crime-types'])
      await expect(page.locator(`#${block} table`)).toBeVisible();
    await expect(page.getByRole('tab').first()).toBeHidden();
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
  });

  test('the page has few words, is short on a phone and on paper, and never scrolls sideways', async ({
    page,
  }) => {
    await page.goto('/reports');
    await waitForFigures(page);
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
    expect(await countWords(page)).toBeLessThanOrEqual(450);

    await expectToFit(page, 320, 768, 390);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(
      5600,
    );
  });

  test('the page for a range by month never scrolls sideways', deep, async ({ page }) => {
    await page.goto('/reports?from=2022-23-Q3&step=month');
    await waitForFigures(page);
    await expectToFit(page, 768, 390, 320);
  });

  test(
    'the printed page for a range names the range, and its tables fit',
    deep,
    async ({ page }) => {
      await page.goto('/reports?from=2022-23-Q3&step=month&years=calendar');
      await waitForFigures(page);
      // The page is as wide as A4 between its margins.
      await page.setViewportSize({ width: 698, height: 900 });
      await page.emulateMedia({ media: 'print' });
      await expect(
        page.getByText(/^Q4 2022 to Q3 2026, Thames Valley, all agencies, by month\./),
      ).toBeVisible();
      await expect(page.locator('#crime-types table')).toBeVisible();
      const edges = await page
        .locator('main table')
        .evaluateAll((tables) => tables.map((table) => table.getBoundingClientRect().right));
      expect(Math.max(...edges)).toBeLessThanOrEqual(698);
    },
  );
});

test.describe('before anything is published', () => {
  test.use({ installation: 'empty' });

  test('the page says once that nothing has been published yet', deep, async ({ page }) => {
    await page.goto('/reports');
    await expect(message(page)).toHaveText('Nothing has been published yet');
  });
});
