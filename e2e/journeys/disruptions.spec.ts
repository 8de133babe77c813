import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { choose, closedQuarter, pressUntil } from '../fixtures/overview.js';
import { contributor, openAs } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

const message = (page: Page) => page.getByRole('heading', { level: 1 });

/** Waits until no block of the page is on its way. */
async function waitForFigures(page: Page): Promise<void> {
  await expect(page.getByText('More are coded only to')).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

test.describe('with the demonstration', () => {
  test.use({ installation: 'demonstration' });

  test('the chair of the board reads what changed, and goes from a chart to what lies behind it and back', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Disruptions' }).click();
    await expect(message(page)).toHaveText(/^Confirmed disruptions (were|rose|fell)/);
    await expect(page.getByText(`${closedQuarter} (July to September 2026), Thames Valley, all agencies.`)).toBeVisible();
    await waitForFigures(page);

    const crimeTypes = page.locator('#crime-types');
    await crimeTypes.getByRole('link', { name: /Drugs under Prevent$/ }).click();
    await expect(page).toHaveURL(/objective=PREVENT&crimeType=DRUGS/);
    await expect(message(page)).toHaveText(/^Confirmed disruptions under Prevent \(drugs\)/);
    await expect(crimeTypes.getByRole('link', { name: /Drugs under Prevent$/ })).toHaveAttribute('aria-current', 'true');

    await page.goBack();
    await expect(page).toHaveURL(/\/disruptions$/);
    await expect(message(page)).toHaveText(/^Confirmed disruptions (were|rose|fell)/);
  });

  test('a link opens the same page elsewhere, and says what in it was not understood', async ({ page }) => {
    await page.goto('/disruptions?area=E06000038&crimeType=DRUGS&agency=NOBODY');
    await expect(page.getByText('“NOBODY” is not an agency we know, so all agencies are shown.')).toBeVisible();
    await expect(page.getByText(/Reading, all agencies, Drugs\./).first()).toBeVisible();
    await expect(page.locator('#districts').getByRole('link', { name: 'Reading', exact: true }).first()).toHaveAttribute(
      'aria-current',
      'true',
    );
  });

  test('keys alone lead through the quarters to another one, and through the filters', async ({ page }) => {
    await page.goto('/disruptions');
    await waitForFigures(page);
    const slider = page.getByRole('slider', { name: 'Pursue, quarter by quarter' });
    await pressUntil(page, 'Tab', slider);
    await page.keyboard.press('ArrowLeft');
    await expect(slider).toHaveAttribute('aria-valuetext', /^Q1 2026\/27\. \d+/);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/quarter=2026-27-Q1/);
    await expect(page.getByText('Q1 2026/27 (April to June 2026)')).toBeVisible();

    await choose(page, 'Area', 'Oxfordshire (county)');
    await expect(page.getByText(/Oxfordshire \(county\), all agencies\./).first()).toBeVisible();
  });

  test('what is led and what is supported is taken away as the table shows it', async ({ page }) => {
    await page.goto('/disruptions');
    await waitForFigures(page);
    const agencies = page.locator('#agencies');
    await agencies.getByRole('tab', { name: 'Table' }).click();
    const row = agencies.getByRole('row', { name: /^Thames Valley Police / });
    const shown = await row.getByRole('cell').allTextContents();

    await agencies.getByRole('button', { name: /^More for/ }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Save as CSV' }).click();
    const saved = await readFile(await (await downloading).path(), 'utf8');
    const line = saved.split('\r\n').find((each) => each.startsWith('Group,Thames Valley Police,')) ?? '';
    const [, name, code, led, , supported] = line.split(',');
    expect([name, code, led, supported]).toEqual(['Thames Valley Police', 'TVP', ...shown.map((cell) => cell.split(' ')[0])]);
    await expect(agencies.getByRole('row', { name: /All agencies/ })).toHaveCount(0);
  });

  test('the quarter that runs is told as one that is not closed', async ({ page }) => {
    await page.goto('/disruptions?quarter=2026-27-Q3');
    await expect(message(page)).toHaveText(/ so far in Q3 2026\/27, which is not closed/);
    await expect(page.getByText(/Not closed: 55 of 92 days have run/)).toBeVisible();
    await expect(page.locator('#groups')).toContainText('Registers are sent as they stand at the end of a quarter.');
    await expect(page.locator('#results').getByText(/unusually/)).toHaveCount(0);
  });

  test('a partner sees counts of disruptions, and no groups of one place', async ({ page }) => {
    await openAs(page, contributor, '/disruptions?area=E06000038');
    await waitForFigures(page);
    await expect(page.locator('#groups')).toContainText('No count of groups is shown to you for Reading');
    await expect(page.locator('#results')).toContainText('People safeguarded');
    await expect(page.locator('#districts')).toContainText('OFFICIAL');
    await expect(page.locator('#districts')).not.toContainText('OFFICIAL-SENSITIVE');
  });

  test('paper has charts and tables both, and what is filtered', async ({ page }) => {
    await page.goto('/disruptions?agency=TVP');
    await waitForFigures(page);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(page.getByText(`${closedQuarter} (July to September 2026), Thames Valley, Thames Valley Police.`)).toBeVisible();
    await expect(page.locator('#objectives').getByRole('slider').first()).toBeVisible();
    await expect(page.locator('#objectives table')).toBeVisible();
    // What is drawn there is a table already.
    await expect(page.locator('#crime-types table')).toHaveCount(1);
    await expect(page.locator('#crime-types table')).toBeVisible();
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
  });

  for (const width of [320, 768]) {
    test(`nothing scrolls sideways at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto('/disruptions');
      await waitForFigures(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  }
});

test.describe('before anything is published', () => {
  test.use({ installation: 'empty' });

  test('the page says so, once', async ({ page }) => {
    await page.goto('/disruptions');
    await expect(message(page)).toHaveText('Nothing has been published yet');
  });
});
