import type { Page } from '@playwright/test';

import { choose, closedQuarter, pressUntil } from '../fixtures/overview.js';
import { contributor, openAs } from '../fixtures/people.js';
import { addUp, readResourceLines, readRow, waitForResources, writeDecimal, writeWhole } from '../fixtures/resources.js';
import { expect, test } from '../fixtures/test.js';

const message = (page: Page) => page.getByRole('heading', { level: 1 });

test.describe('with the demonstration', () => {
  test.use({ installation: 'demonstration' });

  test('what the page says is what the lines of the returns add up to', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Resourcing' }).click();
    await expect(message(page)).toHaveText(/^The time committed .*; the vacancy rate /);
    await expect(page.getByText(`${closedQuarter} (July to September 2026), Thames Valley, all agencies.`)).toBeVisible();
    await waitForResources(page);

    const lines = await readResourceLines(page, '2026-27-Q2');
    const hours = addUp(lines, 'committed');
    const vacant = addUp(lines, 'funded') - addUp(lines, 'inPost');
    await expect(message(page)).toContainText(`${writeWhole(hours)} hours`);
    await expect(message(page)).toContainText(`${writeDecimal((vacant / addUp(lines, 'funded')) * 100)}%`);

    const pursue = addUp(
      lines.filter(({ objective }) => objective === 'PURSUE'),
      'committed',
    );
    const effort = await readRow(page.locator('#effort'), /^Pursue /);
    expect(effort.slice(0, 2)).toEqual([writeWhole(pursue), `${writeDecimal((pursue / hours) * 100)}%`]);

    const analysts = lines.filter(({ staffGroup }) => staffGroup === 'ANALYST');
    const [funded, inPost] = [addUp(analysts, 'funded'), addUp(analysts, 'inPost')];
    await expect(page.locator('#posts').getByRole('heading', { level: 2 })).toContainText(
      `Analysts lack ${writeDecimal(funded - inPost)} of ${writeDecimal(funded)} posts (${writeDecimal(((funded - inPost) / funded) * 100)}%)`,
    );

    const police = lines.filter(({ agency }) => agency === 'TVP');
    const agency = await readRow(page.locator('#agencies'), /^Thames Valley Police /);
    const [committed, abstracted] = [addUp(police, 'committed'), addUp(police, 'abstracted')];
    expect(agency).toEqual([
      writeDecimal(addUp(police, 'inPost')),
      writeDecimal(addUp(police, 'funded')),
      `${writeDecimal(((addUp(police, 'funded') - addUp(police, 'inPost')) / addUp(police, 'funded')) * 100)}%`,
      writeWhole(committed),
      `${writeDecimal((abstracted / (committed + abstracted)) * 100)}%`,
      `£${writeWhole(addUp(police, 'spent'))}`,
    ]);

    const money = await readRow(page.locator('#money-agencies'), /^Thames Valley Police /);
    const variance = ((addUp(police, 'forecast') - addUp(police, 'budget')) / addUp(police, 'budget')) * 100;
    expect(money).toEqual([
      `£${writeWhole(addUp(police, 'spent'))}`,
      `£${writeWhole(addUp(police, 'budget'))}`,
      `${variance > 0 ? '+' : '−'}${writeDecimal(Math.abs(variance))}%`,
    ]);
  });

  test('an agency is chosen in a chart, filters the page and its figures, and is taken back', async ({ page }) => {
    await page.goto('/resourcing');
    await waitForResources(page);
    const lines = await readResourceLines(page, '2026-27-Q2');
    const own = lines.filter(({ agency }) => agency === 'SEROCU');

    const money = page.locator('#money-agencies');
    await money.getByRole('link', { name: 'South East Regional Organised Crime Unit' }).click();
    await expect(page).toHaveURL(/\/resourcing\?agency=SEROCU$/);
    await expect(message(page)).toContainText(`${writeWhole(addUp(own, 'committed'))} hours`);
    await expect(page.getByText(/Thames Valley, South East Regional Organised Crime Unit\./).first()).toBeVisible();
    await expect(money.getByRole('link', { name: 'South East Regional Organised Crime Unit' })).toHaveAttribute('aria-current', 'true');

    await page.goBack();
    await expect(page).toHaveURL(/\/resourcing$/);
    await expect(message(page)).toContainText(`${writeWhole(addUp(lines, 'committed'))} hours`);
  });

  test('whoever sent no return is named, and has no figures', async ({ page }) => {
    await page.goto('/resourcing');
    await waitForResources(page);
    const agencies = page.locator('#agencies');
    await expect(agencies).toContainText('nothing is in from Royal Berkshire Fire and Rescue Service');
    const row = await agencies
      .getByRole('row', { name: /^Royal Berkshire Fire/ })
      .getByRole('cell')
      .allTextContents();
    expect(row.map((cell) => cell.trim())).toEqual(Array.from({ length: 6 }, () => '[x] not available'));
  });

  test('keys alone sort the agencies, lead through the quarters and choose one', async ({ page }) => {
    await page.goto('/resourcing#agencies');
    await waitForResources(page);
    const agencies = page.locator('#agencies');
    const heading = agencies.getByRole('columnheader', { name: 'Abstraction rate' });
    await agencies.getByRole('tab', { name: 'Table' }).focus();
    await pressUntil(page, 'Tab', heading.getByRole('button'));
    await page.keyboard.press('Enter');
    await expect(heading).toHaveAttribute('aria-sort', 'descending');
    const rates = (await agencies.locator('tbody tr td:nth-child(6)').allTextContents())
      .slice(0, -2)
      .map((cell) => Number.parseFloat(cell));
    expect(rates).toEqual([...rates].sort((one, other) => other - one));
    expect(rates.length).toBeGreaterThan(30);

    const slider = page.getByRole('slider', { name: 'Abstraction rate, quarter by quarter' });
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(slider).toHaveAttribute('aria-valuetext', /^Q1 2026\/27\. \d+\.\d%/);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/quarter=2026-27-Q1/);
    await expect(page.getByText('Q1 2026/27 (April to June 2026)')).toBeVisible();
  });

  test('a link opens the same page elsewhere, and says what in it was not understood', async ({ page }) => {
    await page.goto('/resourcing?area=E06000038&objective=PREVENT&crimeType=DRUGS&agency=NOBODY');
    await expect(page.getByText('“NOBODY” is not an agency we know, so all agencies are shown.')).toBeVisible();
    await expect(page.getByText('Resources are not recorded by crime type, so those for all crime types are shown.')).toBeVisible();
    await expect(page.getByText(/Reading, all agencies, Prevent\./).first()).toBeVisible();
    await choose(page, 'Area', 'Oxfordshire (county)');
    await expect(page.getByText(/Oxfordshire \(county\), all agencies, Prevent\./).first()).toBeVisible();
  });

  test('the quarter that runs has no resources yet, and none is 0', async ({ page }) => {
    await page.goto('/resourcing?quarter=2026-27-Q3');
    await expect(message(page)).toHaveText('The time committed is not known yet for Q3 2026/27, which is not closed');
    await waitForResources(page);
    await expect(page.getByText(/resources are returned once the quarter is over/)).toHaveCount(7);
  });

  test('a partner sees the same figures, none of them protected', async ({ page }) => {
    await openAs(page, contributor, '/resourcing');
    await waitForResources(page);
    const lines = await page
      .locator('#agencies')
      .getByRole('row', { name: /^Thames Valley Police / })
      .getByRole('cell')
      .allTextContents();
    expect(lines.join(' ')).not.toMatch(/\[[cx]\]/);
    await expect(page.locator('main')).not.toContainText('OFFICIAL-SENSITIVE');
  });

  test('paper has charts and tables both, and what is filtered', async ({ page }) => {
    await page.goto('/resourcing?agency=TVP');
    await waitForResources(page);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(page.getByText(`${closedQuarter} (July to September 2026), Thames Valley, Thames Valley Police.`)).toBeVisible();
    for (const block of ['effort', 'posts', 'hours', 'abstraction', 'money-agencies', 'agencies']) {
      await expect(page.locator(`#${block} table`)).toBeVisible();
      await expect(page.locator(`#${block} :is([role="group"], [role="img"]) svg`).first()).toBeVisible();
    }
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
  });

  for (const width of [320, 390, 768]) {
    test(`nothing scrolls sideways at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto('/resourcing');
      await waitForResources(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  }
});

test.describe('before anything is published', () => {
  test.use({ installation: 'empty' });

  test('the page says so, once', async ({ page }) => {
    await page.goto('/resourcing');
    await expect(message(page)).toHaveText('Nothing has been published yet');
  });
});
