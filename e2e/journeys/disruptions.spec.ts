import { readFile } from 'node:fs/promises';

import type { Locator, Page } from '@playwright/test';

import { deep, expectToFit } from '../fixtures/looks.js';
import { choose, closedQuarter, pressUntil } from '../fixtures/overview.js';
import { contributor, openAs, secretary } from '../fixtures/people.js';
import { askDemonstration } from '../fixtures/records.js';
import { expect, test } from '../fixtures/test.js';
import { countWords } from '../fixtures/words.js';

const message = (page: Page) => page.getByRole('heading', { level: 1 });
const written = (value: unknown) => Number(value).toLocaleString('en-GB');
const ofQuarter = `status IN ('CONFIRMED', 'REGRADED') AND occurred_on >= '2026-07-01' AND occurred_on < '2026-10-01'`;

/** Waits until no block of the page is loading. */
async function waitForFigures(page: Page): Promise<void> {
  await expect(page.locator('#agencies').getByRole('heading', { level: 2 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** The cells of a block's table in the rows with the given names, or in all rows. */
async function readRows(block: Locator): Promise<ReadonlyMap<string, readonly string[]>> {
  await block.getByRole('tab', { name: 'Table' }).click();
  const panel = block.getByRole('tabpanel', { name: 'Table' });
  await expect(panel.getByRole('rowheader').first()).toBeVisible();
  const rows = await panel.locator('tbody tr').all();
  return new Map(
    await Promise.all(
      rows.map(
        async (row) =>
          [await row.locator('th').innerText(), await row.locator('td').allInnerTexts()] as const,
      ),
    ),
  );
}

test.describe('with the demonstration', () => {
  test.use({ installation: 'demonstration' });

  test('the chair of the board reads what changed, and goes from an objective to the figures behind it and back', async ({
    page,
  }) => {
    await page.goto('/');
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Disruptions' })
      .click();
    await expect(message(page)).toHaveText(
      /^Prevent disruptions rose in Q3 2025\/26 and have stayed high; /,
    );
    await expect(
      page.getByText(`${closedQuarter} (July to September 2026), Thames Valley, all agencies.`),
    ).toBeVisible();
    await waitForFigures(page);
    await expect(page.locator('#objectives').getByRole('row', { name: /^Protect/ })).toContainText(
      /128.*140.*12 short/,
    );

    await page.locator('#objectives').getByRole('link', { name: 'Protect' }).click();
    await expect(page).toHaveURL(/\/disruptions\?objective=PROTECT$/);
    await expect(message(page)).toHaveText('Confirmed disruptions are 12 short of target');
    await expect(
      page.locator('#why').getByRole('row', { name: /^Organised acquisitive crime/ }),
    ).toContainText('−14');
    // For one objective, a table by objective would repeat the chart.
    await expect(page.locator('#objectives')).toHaveCount(0);

    await page.locator('#crime-types').getByRole('link', { name: 'Drugs' }).click();
    await expect(page).toHaveURL(/objective=PROTECT&crimeType=DRUGS$/);
    await expect(page.locator('#crime-types').getByRole('link', { name: 'Drugs' })).toHaveAttribute(
      'aria-current',
      'true',
    );
    await page.goBack();
    await page.goBack();
    await expect(page).toHaveURL(/\/disruptions$/);
    await expect(message(page)).toHaveText(/^Prevent disruptions rose in/);
  });

  test('the page’s tables agree with the records: crime types under each objective, districts, and agencies', async ({
    page,
  }) => {
    const crimeTypes = await askDemonstration(`
      SELECT (sum(quantity) FILTER (WHERE objective = 'PURSUE'))::int AS pursue, (sum(quantity) FILTER (WHERE objective = 'PREVENT'))::int AS prevent,
             (sum(quantity) FILTER (WHERE objective = 'PROTECT'))::int AS protect, (sum(quantity) FILTER (WHERE objective = 'PREPARE'))::int AS prepare,
             sum(quantity)::int AS total
      FROM   disruption WHERE ${ofQuarter} AND crime_type = 'DRUGS'`);
    const districts = await askDemonstration(`
      SELECT sum(quantity)::int AS count FROM disruption WHERE ${ofQuarter} AND area_code = 'E06000038'`);
    const agencies = await askDemonstration(`
      SELECT agency.name, sum(quantity)::int AS count FROM disruption JOIN agency ON agency.id = agency_id WHERE ${ofQuarter} GROUP BY 1`);

    await page.goto('/disruptions');
    await waitForFigures(page);
    expect((await readRows(page.locator('#crime-types'))).get('Drugs')).toEqual(
      Object.values(crimeTypes[0] ?? {}).map(written),
    );
    expect((await readRows(page.locator('#districts'))).get('Reading')?.[0]).toBe(
      written(districts[0]?.count),
    );

    // The chart shows the largest agencies, with one row for the others. The table has every
    // agency.
    const block = page.locator('#agencies');
    await expect(block.getByRole('row', { name: /^\d+ others/ })).toBeVisible();
    const shown = await readRows(block);
    await expect(block.getByRole('tabpanel', { name: 'Table' }).getByText(/ others$/)).toHaveCount(
      0,
    );
    const led = [...shown].flatMap(([name, [count = '']]) =>
      name.startsWith('All ') || !/^\d/.test(count) ? [] : [[name, count] as const],
    );
    expect(Object.fromEntries(led)).toEqual(
      Object.fromEntries(agencies.map(({ name, count }) => [name, written(count)])),
    );
  });

  test('the current quarter is compared with what had been confirmed by the same day last year', async ({
    page,
  }) => {
    const count = async (from: string, until: string, decidedBy: string) => {
      const [row] = await askDemonstration(`
        SELECT sum(quantity)::int AS count FROM disruption
        WHERE  status IN ('CONFIRMED', 'REGRADED') AND occurred_on BETWEEN '${from}' AND '${until}' AND decided_on <= '${decidedBy}'
          AND  agency_id IN (SELECT agency_id FROM submission WHERE dataset = 'DISRUPTIONS' AND status = 'PUBLISHED' AND quarter_start = '2026-10-01')`);
      return written(row?.count);
    };
    await page.goto('/disruptions');
    await waitForFigures(page);
    const now = page.locator('#now');
    await expect(now.getByRole('heading', { level: 2 })).toHaveText(
      /^Now: Q3 2026\/27, day 55 of 92, \d+ of \d+ returns in$/,
    );
    await expect(now).toContainText(/Confirmed disruptions\s*\d+ waiting for the panel/);
    const [thisYear, lastYear] = (await readRows(now)).get('Confirmed disruptions') ?? [];
    expect(thisYear).toBe(await count('2026-10-01', '2026-11-24', '2026-11-24'));
    expect(lastYear).toBe(await count('2025-10-01', '2025-11-24', '2025-11-24'));
  });

  test('old addresses open the same figures, and the page names the parts that were not understood', async ({
    page,
  }) => {
    await page.goto('/disruptions?area=E06000038&crimeType=DRUGS&agency=NOBODY');
    await expect(
      page.getByText('“NOBODY” is not a known agency, so all agencies are shown.'),
    ).toBeVisible();
    await expect(page.getByText(/Reading, all agencies, Drugs\./).first()).toBeVisible();

    await page.goto('/disruptions?from=2025-26-Q3&step=month&objective=PURSUE&agency=POLICE');
    await expect(message(page)).toHaveText('Disruptions, Q3 2025/26 to Q2 2026/27');
    const [row] = await askDemonstration(`
      SELECT sum(quantity)::int AS count FROM disruption JOIN agency ON agency.id = agency_id
      WHERE  status IN ('CONFIRMED', 'REGRADED') AND occurred_on >= '2025-10-01' AND occurred_on < '2026-10-01'
        AND  objective = 'PURSUE' AND agency.kind = 'POLICE'`);
    await expect(page.locator('#disruptions').getByRole('heading', { level: 2 })).toHaveText(
      `Disruptions: ${written(row?.count)}`,
    );
  });

  test(
    'the keyboard alone is enough to move through the quarters and the filters',
    deep,
    async ({ page }) => {
      await page.goto('/disruptions');
      await waitForFigures(page);
      const slider = page.locator('#disruptions').getByRole('slider');
      await pressUntil(page, 'Tab', slider);
      await page.keyboard.press('ArrowLeft');
      await expect(slider).toHaveAttribute('aria-valuetext', /^Q1 2026\/27\. \d+/);
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/quarter=2026-27-Q1/);
      await expect(page.getByText('Q1 2026/27 (April to June 2026)')).toBeVisible();

      await choose(page, 'Area', 'Oxfordshire (county)');
      await expect(page.getByText(/Oxfordshire.*, all agencies\./).first()).toBeVisible();
    },
  );

  test(
    'the file of leading and supporting agencies matches the table as shown',
    deep,
    async ({ page }) => {
      await page.goto('/disruptions');
      await waitForFigures(page);
      const agencies = page.locator('#agencies');
      const shown = (await readRows(agencies)).get('Thames Valley Police') ?? [];
      await agencies.getByRole('button', { name: /^More for/ }).click();
      const downloading = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: 'Save as CSV' }).click();
      const saved = await readFile(await (await downloading).path(), 'utf8');
      const line =
        saved.split('\r\n').find((each) => each.startsWith('Group,Thames Valley Police,')) ?? '';
      const [, name, code, led, , supported] = line.split(',');
      expect([name, code, led, supported]).toEqual(['Thames Valley Police', 'TVP', ...shown]);
    },
  );

  test('the current quarter is shown as not closed', async ({ page }) => {
    await page.goto('/disruptions?quarter=2026-27-Q3');
    await waitForFigures(page);
    await expect(message(page)).toHaveText('Disruptions: Q3 2026/27 is not closed');
    await expect(page.getByText(/Not closed: day 55 of 92/)).toBeVisible();
    for (const block of ['now', 'why']) await expect(page.locator(`#${block}`)).toHaveCount(0);
    await expect(page.locator('#results').getByRole('heading', { level: 2 })).toHaveText(
      'Results: the quarter is not closed',
    );
  });

  test(
    'a partner and the secretary of the board see the same disruption counts as everybody else',
    deep,
    async ({ page }) => {
      await page.goto('/disruptions');
      await waitForFigures(page);
      const all = await readRows(page.locator('#crime-types'));
      for (const post of [contributor, secretary]) {
        await openAs(page, post, '/disruptions');
        await waitForFigures(page);
        expect(await readRows(page.locator('#crime-types'))).toEqual(all);
        await expect(page.locator('#now')).toContainText('waiting for the panel');
      }
    },
  );

  test('the page has few words, and is short on a phone and on paper', async ({ page }) => {
    await page.goto('/disruptions?agency=TVP');
    await waitForFigures(page);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(
      page.getByText(
        `${closedQuarter} (July to September 2026), Thames Valley, Thames Valley Police.`,
      ),
    ).toBeVisible();
    for (const block of ['objectives', 'crime-types', 'agencies'])
      await expect(page.locator(`#${block} table`).first()).toBeVisible();
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
    await page.emulateMedia({ media: null, colorScheme: null });

    await page.goto('/disruptions');
    await waitForFigures(page);
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
    expect(await countWords(page)).toBeLessThanOrEqual(450);

    await expectToFit(page, 768, 320, 390);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(
      5600,
    );
  });
});

test.describe('before anything is published', () => {
  test.use({ installation: 'empty' });

  test('the page says once that nothing has been published yet', deep, async ({ page }) => {
    await page.goto('/disruptions');
    await expect(message(page)).toHaveText('Nothing has been published yet');
  });
});
