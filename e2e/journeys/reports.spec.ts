import { readFile } from 'node:fs/promises';

import type { Locator, Page } from '@playwright/test';

import { choose, closedQuarter, pressUntil } from '../fixtures/overview.js';
import { continueAs, contributor } from '../fixtures/people.js';
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
    await continueAs(page, contributor, '/reports');
    await waitForFigures(page);
    const types = await readTable(page.locator('#crime-types'));
    for (const name of ['CSEA', 'Modern slavery']) expect(types.get(name)?.[0]).toMatch(/^about \d+ \[e\]/);
    for (const name of ['Drugs', 'Firearms', 'Cyber']) expect(types.get(name)?.[0]).toMatch(/^[\d,]+ \[p\]$/);
  });

  test('a cut too many is told once, with what to take away', async ({ page }) => {
    await continueAs(page, contributor, '/reports?area=E06000038');
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

  for (const width of [320, 390, 768]) {
    test(`nothing scrolls sideways at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto('/reports');
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
