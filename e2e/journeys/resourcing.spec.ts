import type { Page } from '@playwright/test';

import { deep, expectToFit } from '../fixtures/looks.js';
import { choose, closedQuarter, pressUntil } from '../fixtures/overview.js';
import { contributor, openAs } from '../fixtures/people.js';
import {
  addUp,
  readResourceLines,
  readRow,
  waitForResources,
  writeDecimal,
  writeWhole,
} from '../fixtures/resources.js';
import { expect, test } from '../fixtures/test.js';
import { countWords } from '../fixtures/words.js';

const message = (page: Page) => page.getByRole('heading', { level: 1 });

test.describe('with the demonstration', () => {
  test.use({ installation: 'demonstration' });

  test('the figures on the page are the sums of the returns', async ({ page }) => {
    await page.goto('/');
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Resourcing' })
      .click();
    await expect(
      page.getByText(`${closedQuarter} (July to September 2026), Thames Valley, all agencies.`),
    ).toBeVisible();
    await waitForResources(page);

    const lines = await readResourceLines(page, '2026-27-Q2');
    const vacant = addUp(lines, 'funded') - addUp(lines, 'inPost');
    const [vacancies] = await readRow(page.locator('#vacancies'), /^Q2 2026\/27 /);
    expect(vacancies).toBe(`${writeDecimal((vacant / addUp(lines, 'funded')) * 100)}%`);

    const pursue = lines.filter(({ objective }) => objective === 'PURSUE');
    const [hours] = await readRow(page.locator('#hours'), /^Pursue /);
    expect(hours).toBe(writeWhole(addUp(pursue, 'committed')));

    const police = lines.filter(({ agency }) => agency === 'TVP');
    const [committed, abstracted] = [addUp(police, 'committed'), addUp(police, 'abstracted')];
    const over = addUp(police, 'forecast') - addUp(police, 'budget');
    expect(await readRow(page.locator('#agencies'), /^Thames Valley Police /)).toEqual([
      writeWhole(committed),
      `${writeDecimal(addUp(police, 'funded') - addUp(police, 'inPost'))} of ${writeDecimal(addUp(police, 'funded'))}`,
      `${writeDecimal((abstracted / (committed + abstracted)) * 100)}%`,
      `+£${writeWhole(over / 1000)}k`,
    ]);
    expect(await readRow(page.locator('#money'), /^Thames Valley Police /)).toEqual([
      `+${writeDecimal((over / addUp(police, 'budget')) * 100)}%`,
      `+£${writeWhole(over / 1000)}k`,
    ]);
    expect((await readRow(page.locator('#agencies'), /^All 37 with returns /))[0]).toBe(
      writeWhole(addUp(lines, 'committed')),
    );
  });

  test('an agency chosen in a chart filters the page and its figures, and the choice can be undone', async ({
    page,
  }) => {
    await page.goto('/resourcing');
    await waitForResources(page);
    const lines = await readResourceLines(page, '2026-27-Q2');
    const ofPursue = (some: typeof lines) =>
      writeWhole(
        addUp(
          some.filter(({ objective }) => objective === 'PURSUE'),
          'committed',
        ),
      );
    const pursue = page.locator('#hours').getByRole('row', { name: /^Pursue / });

    const money = page.locator('#money');
    await money.getByRole('link', { name: 'South East Regional Organised Crime Unit' }).click();
    await expect(page).toHaveURL(/\/resourcing\?agency=SEROCU$/);
    await expect(pursue).toContainText(ofPursue(lines.filter(({ agency }) => agency === 'SEROCU')));
    await expect(
      page.getByText(/Thames Valley, South East Regional Organised Crime Unit\./).first(),
    ).toBeVisible();
    await expect(
      money.getByRole('link', { name: 'South East Regional Organised Crime Unit' }),
    ).toHaveAttribute('aria-current', 'true');

    await page.goBack();
    await expect(page).toHaveURL(/\/resourcing$/);
    await expect(pursue).toContainText(ofPursue(lines));
  });

  test('an objective chosen in a chart filters the agencies', async ({ page }) => {
    await page.goto('/resourcing');
    await waitForResources(page);
    const lines = await readResourceLines(page, '2026-27-Q2');
    await page.locator('#hours').getByRole('link', { name: 'Prevent' }).click();
    await expect(page).toHaveURL(/\/resourcing\?objective=PREVENT$/);
    const own = lines.filter(
      ({ agency, objective }) => agency === 'TVP' && objective === 'PREVENT',
    );
    await expect(
      page.locator('#agencies').getByRole('row', { name: /^Thames Valley Police / }),
    ).toContainText(writeWhole(addUp(own, 'committed')));
  });

  test('agencies without a return are named, and have no figures', async ({ page }) => {
    await page.goto('/resourcing');
    await waitForResources(page);
    await expect(
      page.getByText(
        '37 of 38 returns are in: the return from Royal Berkshire Fire and Rescue Service is missing',
      ),
    ).toBeVisible();
    const row = await page
      .locator('#agencies')
      .getByRole('row', { name: /^Royal Berkshire Fire/ })
      .getByRole('cell')
      .allTextContents();
    expect(row).toEqual(Array.from({ length: 4 }, () => 'no return'));
  });

  test('the keyboard alone is enough to sort the agencies, move through the quarters and choose one', async ({
    page,
  }) => {
    await page.goto('/resourcing#agencies');
    await waitForResources(page);
    const agencies = page.locator('#agencies');
    await agencies.getByRole('tab', { name: 'Chart' }).focus();
    await page.keyboard.press('ArrowRight');
    const heading = agencies.getByRole('columnheader', { name: 'Hours lost to other duties' });
    await pressUntil(page, 'Tab', heading.getByRole('button'));
    await page.keyboard.press('Enter');
    await expect(heading).toHaveAttribute('aria-sort', 'descending');
    const rates = (
      await agencies.getByRole('table').locator('tbody tr td:nth-child(4)').allTextContents()
    )
      .slice(0, -2)
      .map((cell) => Number.parseFloat(cell));
    expect(rates).toEqual([...rates].sort((one, other) => other - one));
    expect(rates.length).toBeGreaterThan(30);

    const slider = page.getByRole('slider', { name: 'Vacancy rate, quarter by quarter' });
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(slider).toHaveAttribute('aria-valuetext', /^Q1 2026\/27\. \d+\.\d%/);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/quarter=2026-27-Q1/);
    await expect(page.getByText('Q1 2026/27 (April to June 2026)')).toBeVisible();
  });

  test(
    'a link opens the same page elsewhere, and the page names the parts that were not understood',
    deep,
    async ({ page }) => {
      await page.goto('/resourcing?area=E06000038&objective=PREVENT&crimeType=DRUGS&agency=NOBODY');
      await expect(
        page.getByText('“NOBODY” is not a known agency, so all agencies are shown.'),
      ).toBeVisible();
      await expect(
        page.getByText(
          'Resources are not recorded by crime type, so those for all crime types are shown.',
        ),
      ).toBeVisible();
      await expect(page.getByText(/Reading, all agencies, Prevent\./).first()).toBeVisible();
      await choose(page, 'Area', 'Oxfordshire (county)');
      await expect(page.getByText(/Oxfordshire.*, all agencies, Prevent\./).first()).toBeVisible();
    },
  );

  test('the current quarter has no resources yet, and the page never shows them as 0', async ({
    page,
  }) => {
    await page.goto('/resourcing?quarter=2026-27-Q3');
    await expect(message(page)).toHaveText('Resourcing: nothing is recorded for Q3 2026/27');
    await waitForResources(page);
    await expect(
      page.getByText(/Not closed: day \d+ of 92; returns are due by 31 January 2027\./),
    ).toBeVisible();
    await expect(page.locator('#agencies')).toContainText('Agencies: no figures this quarter');
    for (const cell of await page.locator('main').getByRole('cell').allTextContents())
      expect(cell).not.toMatch(/^[+−]?£?0/);
  });

  test(
    'a partner sees the same figures as everybody else, because none is protected',
    deep,
    async ({ page }) => {
      await openAs(page, contributor, '/resourcing');
      await waitForResources(page);
      const lines = await page
        .locator('#agencies')
        .getByRole('row', { name: /^Thames Valley Police / })
        .getByRole('cell')
        .allTextContents();
      expect(lines.join(' ')).not.toMatch(/\[[cx]\]/);
      await expect(page.locator('main')).not.toContainText('OFFICIAL-SENSITIVE');
    },
  );

  test('the page prints on two sheets, with its charts and filters', async ({ page }) => {
    await page.goto('/resourcing');
    await waitForResources(page);
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);

    await page.goto('/resourcing?agency=TVP');
    await waitForResources(page);
    await page.locator('#vacancies').getByRole('tab', { name: 'Table' }).click();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(
      page.getByText(
        `${closedQuarter} (July to September 2026), Thames Valley, Thames Valley Police.`,
      ),
    ).toBeVisible();
    await expect(page.locator('#vacancies').getByRole('group')).toBeVisible();
    await expect(page.locator('#vacancies table')).toBeHidden();
    for (const block of ['money', 'hours', 'agencies'])
      await expect(page.locator(`#${block} table`)).toBeVisible();
    await expect(page.getByRole('tab').first()).toBeHidden();
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
  });

  test('the page has few words, is short on a phone and never scrolls sideways', async ({
    page,
  }) => {
    await page.goto('/resourcing');
    await waitForResources(page);
    expect(await countWords(page, '#agencies td')).toBeLessThanOrEqual(470);

    await expectToFit(page, 320, 768, 390);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(
      5600,
    );
  });
});

test.describe('before anything is published', () => {
  test.use({ installation: 'empty' });

  test('the page says once that nothing has been published yet', deep, async ({ page }) => {
    await page.goto('/resourcing');
    await expect(message(page)).toHaveText('Nothing has been published yet');
  });
});
