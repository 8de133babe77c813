import type { Locator, Page } from '@playwright/test';

import { choose, closedQuarter, pressUntil } from '../fixtures/overview.js';
import { analyst, contributor, lead, openAs } from '../fixtures/people.js';
import { askDemonstration } from '../fixtures/records.js';
import { expect, test } from '../fixtures/test.js';

const message = (page: Page) => page.getByRole('heading', { level: 1 });

/** Waits until no block of the page is on its way. */
async function waitForFigures(page: Page): Promise<void> {
  await expect(page.locator('#referrals-by-area').getByRole('tab').first()).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** The cells of a block's table, by the name of their row. */
async function readTable(block: Locator): Promise<ReadonlyMap<string, readonly string[]>> {
  await block.getByRole('tab', { name: 'Table' }).click();
  const rows = await block.getByRole('table').locator('tbody tr').all();
  const read = rows.map(async (row) => {
    const cells = await row.getByRole('cell').allTextContents();
    return [(await row.getByRole('rowheader').textContent()) ?? '', cells.map((cell) => cell.trim())] as const;
  });
  return new Map(await Promise.all(read));
}

test.describe('with the demonstration', () => {
  test.use({ installation: 'demonstration' });

  test('a cleared analyst reads the numbers that stand in the records', async ({ page }) => {
    await openAs(page, analyst, '/safeguarding?area=E06000038');
    await waitForFigures(page);
    const places = `SELECT code FROM area WHERE code = 'E06000038'`;
    const ofQuarter = `FROM referral r WHERE r.area_code IN (${places}) AND r.received_on BETWEEN '2026-07-01' AND '2026-09-30'`;

    const [total] = await askDemonstration(`SELECT sum(quantity)::int AS people ${ofQuarter}`);
    await expect(message(page)).toHaveText(new RegExp(`^${String(total?.people)} people were referred for safeguarding in Reading; `));

    const byPathway = await readTable(page.locator('#referrals-by-pathway'));
    const pathways = await askDemonstration(`SELECT pathway, sum(quantity)::int AS people ${ofQuarter} GROUP BY 1`);
    const names: Readonly<Record<string, string>> = {
      MASH_CHILD: 'Child, multi-agency hub',
      ADULT_CONCERN: 'Adult concern',
      NRM: 'National Referral Mechanism',
      SUPPORT_SERVICE: 'Support service',
      DUTY_TO_NOTIFY: 'Duty to Notify',
    };
    for (const { pathway, people } of pathways) {
      expect(byPathway.get(names[String(pathway)] ?? ''), String(pathway)).toEqual([`${String(people)} [p]`]);
    }
    expect(byPathway.get('Everyone referred')).toEqual([`${String(total?.people)} [p]`]);

    const [repeats] = await askDemonstration(
      `SELECT sum(quantity) FILTER (WHERE repeat_within_12_months)::int AS some, sum(quantity) FILTER (WHERE repeat_within_12_months IS NOT NULL)::int AS whole ${ofQuarter}`,
    );
    const share = ((100 * Number(repeats?.some)) / Number(repeats?.whole)).toFixed(1);
    const decisions = await readTable(page.locator('#decisions'));
    expect(decisions.get('Repeats within 12 months')).toEqual([
      `${share}%`,
      'none',
      'No target',
      `${String(repeats?.some)} of ${String(repeats?.whole)}`,
      'Reading',
    ]);
  });

  test('a share of too few decisions is told in numbers, beside the next larger area that has enough', async ({ page }) => {
    await openAs(page, analyst, '/safeguarding?area=E06000038');
    await waitForFigures(page);
    const block = page.locator('#decisions');
    await expect(block.getByText(/Reading has too few for \d of 5/)).toBeVisible();
    const rows = await readTable(block);
    expect(rows.get('Reasonable grounds within 5 working days')?.at(-1)).toMatch(/^Berkshire \(county\)\. Reading: \d+ of \d+, too few$/);

    await block.getByRole('link', { name: 'Show Berkshire (county)' }).click();
    await expect(page).toHaveURL(/area=TV-C-BERKSHIRE/);
    await expect(message(page)).toHaveText(/referred for safeguarding in Berkshire \(county\)/);
  });

  test('a council filters by a bar and by a row, sees which cuts that takes, and goes back', async ({ page }) => {
    await openAs(page, lead, '/safeguarding');
    await waitForFigures(page);
    await expect(page.getByText('1 of 3 cuts used: time', { exact: true })).toBeVisible();

    await page.locator('#referrals-by-area').getByRole('link', { name: 'Reading', exact: true }).first().click();
    await expect(page).toHaveURL(/area=E06000038/);
    await expect(page.getByText('2 of 3 cuts used: time, area', { exact: true })).toBeVisible();
    await page.locator('#referrals-by-pathway').getByRole('link', { name: 'Support service' }).first().click();
    await expect(page).toHaveURL(/pathway=SUPPORT_SERVICE/);
    await expect(page.getByText('3 of 3 cuts used: time, area, pathway', { exact: true })).toBeVisible();
    await expect(page.getByText('These four are of all pathways: nothing is judged by pathway.')).toBeVisible();
    await expect(page.locator('#referrals-by-exploitation')).toContainText(
      'here it would be cut by 4: time, area, pathway and exploitation',
    );

    await page.goBack();
    await page.goBack();
    await expect(page).toHaveURL(/\/safeguarding$/);
    await expect(page.getByText('1 of 3 cuts used: time', { exact: true })).toBeVisible();
  });

  test('a council is told beside every cell what it may be, and no percentage of what is hidden', async ({ page }) => {
    await openAs(page, contributor, '/safeguarding?area=E07000178');
    await waitForFigures(page);
    for (const name of ['pathway', 'exploitation', 'age-band', 'area']) {
      const block = page.locator(`#referrals-by-${name}`);
      // Whether any group of so small a place is shown is drawn anew by each installation.
      if ((await block.getByRole('tab').count()) === 0) {
        await expect(block).toContainText('Too few to show');
        continue;
      }
      const rows = await readTable(block);
      for (const [row, [everyone = '', own = '', others = '']] of rows) {
        expect(everyone, row).toMatch(/^(about [\d,]+ \[e\]|[\d,]+ \[c\]|\[c\])( \[p\])?$/);
        expect(own, row).toMatch(/^([1-9][\d,]*|none)$/);
        expect(others, row).toMatch(/^(about [\d,]+|fewer than 5, perhaps none)$/);
      }
    }
    const decisions = await readTable(page.locator('#decisions'));
    for (const [row, [value = '', , , cases = '']] of decisions) {
      const [, whole] = /^about \d+ of about (\d+)$/.exec(cases) ?? [];
      if (value.includes('%')) expect(Number(whole), row).toBeGreaterThanOrEqual(20);
    }
  });

  test('the quarter that runs is told as one that is not closed', async ({ page }) => {
    await page.goto('/safeguarding?quarter=2026-27-Q3');
    await expect(message(page)).toHaveText(/have been referred for safeguarding so far in Q3 2026\/27, which is not closed$/);
    await expect(page.getByText(/Not closed: 55 of 92 days have run/)).toBeVisible();
    await expect(page.getByText('No real change')).toHaveCount(0);
  });

  test('people of a range are what its records add up to, and its last closed quarter is what is judged', async ({ page }) => {
    const inRange = `FROM referral r WHERE r.received_on >= '2025-10-01' AND r.received_on < '2026-10-01'`;
    const months = await askDemonstration(
      `SELECT EXTRACT(month FROM received_on)::int AS month, sum(quantity)::int AS people ${inRange} GROUP BY 1`,
    );
    const pathways = await askDemonstration(`SELECT pathway, sum(quantity)::int AS people ${inRange} GROUP BY 1`);
    const sum = (rows: typeof months) => rows.reduce((all, { people }) => all + Number(people), 0);
    const total = sum(months).toLocaleString('en-GB');

    await openAs(page, analyst, '/safeguarding');
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByRole('button', { name: 'Range from' }).click();
    await page.getByRole('option', { name: 'Q3 2025/26' }).click();
    await expect(page).toHaveURL(/\/safeguarding\?from=2025-26-Q3$/);
    await expect(message(page)).toHaveText(`${total} people referred for safeguarding from Q3 2025/26 to Q2 2026/27`);
    await waitForFigures(page);

    const overTime = await readTable(page.locator('#referrals-over-time'));
    const quarters = ['Q4 2025/26', 'Q1 2026/27', 'Q2 2026/27', 'Q3 2025/26'];
    for (const [index, quarter] of quarters.entries()) {
      const people = sum(months.filter(({ month }) => Math.ceil(Number(month) / 3) === index + 1));
      expect(overTime.get(quarter)?.[0]?.split(' ')[0], quarter).toBe(people.toLocaleString('en-GB'));
    }
    expect(overTime.get('All quarters shown')).toEqual([`${total} [p]`]);
    const byPathway = await readTable(page.locator('#referrals-by-pathway'));
    const nrm = pathways.find(({ pathway }) => pathway === 'NRM');
    expect(byPathway.get('National Referral Mechanism')).toEqual([`${String(nrm?.people)} [p]`]);
    expect(byPathway.get('Everyone referred')).toEqual([`${total} [p]`]);

    await expect(page.getByText('These four are of Q2 2026/27, the last closed quarter of the range: no range is judged.')).toBeVisible();
    const judged = await page.getByRole('article').first().textContent();
    await page.goBack();
    await expect(page).toHaveURL(/\/safeguarding$/);
    await expect(message(page)).toHaveText(/people were referred for safeguarding; no real change$/);
    await expect(page.getByRole('article').first()).toHaveText(judged ?? '');
  });

  test('four quarters up to each are their sum, years of either kind are whole, and each leads to its quarters', async ({ page }) => {
    const countFrom = async (from: string, until: string) => {
      const [row] = await askDemonstration(
        `SELECT sum(quantity)::int AS people FROM referral WHERE received_on >= '${from}' AND received_on < '${until}'`,
      );
      return Number(row?.people).toLocaleString('en-GB');
    };
    await openAs(page, analyst, '/safeguarding?from=2025-26-Q3&step=rolling');
    await waitForFigures(page);
    const rolling = await readTable(page.locator('#referrals-over-time'));
    expect(rolling.get('Q1 2026/27')?.[0]?.split(' ')[0]).toBe(await countFrom('2025-07-01', '2026-07-01'));
    expect([...rolling.keys()]).not.toContain('All quarters shown');

    await page.goto('/safeguarding?from=2022-23-Q1&step=year&years=calendar');
    await waitForFigures(page);
    const block = page.locator('#referrals-over-time');
    const years = await readTable(block);
    expect([...years.keys()]).toEqual(['2022, from Q2 2022 on', '2023', '2024', '2025', '2026, so far', 'All years shown']);
    expect(years.get('2025')).toEqual([await countFrom('2025-01-01', '2026-01-01')]);

    await block.getByRole('link', { name: '2025', exact: true }).click();
    await expect(page).toHaveURL(/\/safeguarding\?quarter=2025-26-Q3&from=2024-25-Q4&years=calendar$/);
    await expect(message(page)).toHaveText(/ people referred for safeguarding from Q1 2025 to Q4 2025$/);
  });

  test('a council reads its own of a range beside what is protected, and no months', async ({ page }) => {
    const [own] = await askDemonstration(
      `SELECT sum(r.quantity)::int AS people FROM referral r JOIN agency a ON a.id = r.agency_id
       WHERE a.name = 'Oxfordshire County Council' AND r.received_on >= '2025-10-01' AND r.received_on < '2026-10-01'`,
    );
    await openAs(page, contributor, '/safeguarding?from=2025-26-Q3&step=month');
    await expect(page.getByText('To protect people, referrals are not told by month, so figures are shown by quarter.')).toBeVisible();
    await expect(message(page)).toHaveText(
      new RegExp(`^About [\\d,]+ people referred .* Q2 2026/27, ${String(own?.people)} of them by Oxfordshire County Council$`),
    );
    await waitForFigures(page);
    for (const name of ['referrals-over-time', 'referrals-by-pathway', 'referrals-by-exploitation', 'referrals-by-age-band']) {
      for (const [row, [everyone = '', ours = '', others = '']] of await readTable(page.locator(`#${name}`))) {
        expect(everyone, row).toMatch(/^(about [\d,]+ \[e\]|[\d,]+ \[c\]|\[c\])( \[p\])?$/);
        expect(ours, row).toMatch(/^([1-9][\d,]*|none)$/);
        expect(others, row).toMatch(/^(about [\d,]*[05]|(fewer than 5|too few to show), perhaps none)$/);
      }
    }
    const slider = page.getByRole('slider', { name: 'People referred, quarter by quarter' });
    await page.locator('#referrals-over-time').getByRole('tab', { name: 'Chart' }).click();
    await expect(slider).toHaveAttribute('aria-valuetext', /^Q2 2026\/27\. about \d+ .*\(\d+ of yours, about \d+ of others\)$/);
  });

  test('keys alone lead through a tile, a pathway and the filters', async ({ page }) => {
    await page.goto('/safeguarding');
    await waitForFigures(page);
    await pressUntil(page, 'Tab', page.getByRole('article').getByRole('link', { name: 'Referrals', exact: true }));
    await pressUntil(page, 'Tab', page.locator('#referrals-by-pathway').getByRole('link', { name: 'Adult concern' }).first());
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/pathway=ADULT_CONCERN/);
    await choose(page, 'Area', 'Oxfordshire (county)');
    await expect(page.getByText(`${closedQuarter} (July to September 2026), Oxfordshire (county), all agencies.`)).toBeVisible();
  });

  for (const { who, address } of [
    { who: lead, address: '/safeguarding?area=E06000038' },
    { who: contributor, address: '/safeguarding' },
    { who: contributor, address: '/safeguarding?from=2022-23-Q1&quarter=2026-27-Q3' },
    { who: analyst, address: '/safeguarding' },
  ]) {
    test(`paper takes two pages at most: ${who}, ${address}`, async ({ page }) => {
      await openAs(page, who, address);
      await waitForFigures(page);
      const pdf = await page.pdf({ format: 'A4', printBackground: true, preferCSSPageSize: true });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
      expect(pages.length).toBeGreaterThan(0);
      expect(pages.length).toBeLessThanOrEqual(2);
    });
  }

  for (const { width, address } of [320, 768].flatMap((width) =>
    ['/safeguarding?area=E06000038', '/safeguarding?from=2022-23-Q1&step=rolling'].map((address) => ({ width, address })),
  )) {
    test(`nothing scrolls sideways at ${width} px: ${address}`, async ({ page }) => {
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
    await page.goto('/safeguarding');
    await expect(message(page)).toHaveText('Nothing has been published yet');
  });
});
