import type { Page } from '@playwright/test';

import { choose, pressUntil } from '../fixtures/overview.js';
import { contributor, openAs } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

const message = (page: Page) => page.getByRole('heading', { level: 1 });
const oxford = '/areas/E07000178';

/** A measure as the catalogue has it. */
interface Catalogued {
  readonly name: string;
  readonly dimensions: readonly string[];
  readonly besideOnly: string | null;
  readonly denominatorName: string | null;
}

/** Waits until the map is drawn and no block of the page is on its way. */
async function waitForFigures(page: Page): Promise<void> {
  await expect(page.locator('#map').getByRole('link', { name: /^Milton Keynes: / })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** The district of the map that a name begins. */
const onMap = (page: Page, name: string) => page.locator('#map').getByRole('link', { name: new RegExp(`^${name}: `) });

/** What was counted in each district, and how many live there, as the API has it. */
async function askDistricts(page: Page, measure: string): Promise<readonly { name: string; count: number; population: number }[]> {
  const query = `{ figures(by: [AREA], where: { quarter: { in: ["2026-27-Q2"] } }) { rows { key { area { name kind population } } ${measure} { value } } } }`;
  const response = await page.request.post('/graphql', { data: { query } });
  const { data } = await response.json();
  return data.figures.rows.flatMap(
    ({
      key: { area },
      ...row
    }: { key: { area: { name: string; kind: string; population: number } } } & Record<string, { value: number }>) =>
      area.kind === 'DISTRICT' ? [{ name: area.name, count: row[measure]?.value, population: area.population }] : [],
  );
}

test.describe('with the demonstration', () => {
  test.use({ installation: 'demonstration' });

  test('a council compares two districts', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Areas' }).click();
    await waitForFigures(page);
    await page.locator('#districts').getByRole('link', { name: 'Reading', exact: true }).click();
    await expect(page).toHaveURL(/\/areas\/E06000038$/);
    await expect(message(page)).toHaveText(/^Reading has the /);

    await page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'Compare with' }).click();
    await page.getByRole('option', { name: 'Oxford', exact: true }).click();
    await expect(page).toHaveURL(/\?compare=E07000178$/);
    const table = page
      .locator('#headlines')
      .getByRole('tabpanel', { name: 'Chart' })
      .getByRole('table', { name: /Reading beside Oxford/ });
    await expect(table.getByRole('columnheader', { name: 'Oxford', exact: true })).toBeVisible();

    const row = table.getByRole('row', { name: /^Reports received / });
    const reports = await askDistricts(page, 'reports');
    const counts = ['Reading', 'Oxford'].map((name) => String(reports.find((district) => district.name === name)?.count));
    await expect(row.getByRole('cell').first()).toHaveText(counts[0] ?? '');
    await expect(row.getByRole('cell').nth(6)).toHaveText(counts[1] ?? '');
  });

  test('rates are counts by those who live there, and counts are a switch away', async ({ page }) => {
    await page.goto(oxford);
    await waitForFigures(page);
    const districts = await askDistricts(page, 'disruptions');
    expect(districts).toHaveLength(13);
    for (const { name, count, population } of districts) {
      const rate = ((count / population) * 1000).toFixed(2);
      await expect(onMap(page, name)).toHaveAccessibleName(new RegExp(`^${name}: ${rate} confirmed disruptions per 1,000 people, rank`));
    }

    await page.locator('#map').getByRole('radio', { name: 'Count' }).click();
    await expect(page).toHaveURL(/unit=count/);
    for (const { name, count } of districts) {
      await expect(onMap(page, name)).toHaveAccessibleName(new RegExp(`^${name}: ${count} confirmed disruptions, rank`));
    }
  });

  test('the map shows every measure that is told by area, in its own unit', async ({ page }) => {
    await page.goto('/areas');
    await waitForFigures(page);
    const query = '{ measures { key name dimensions besideOnly denominatorName } }';
    const { data } = await (await page.request.post('/graphql', { data: { query } })).json();
    const told: readonly string[] = data.measures
      .filter(
        ({ dimensions, besideOnly, denominatorName }: Catalogued) =>
          dimensions.includes('AREA') && besideOnly === null && denominatorName !== 'people who live there',
      )
      .map(({ name }: Catalogued) => name);
    const filter = page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'Measure' });
    await filter.click();
    await expect(page.getByRole('option')).toHaveText(told);
    await page.getByRole('option', { name: 'Forecast variance', exact: true }).click();
    await expect(page).toHaveURL(/map=forecastVariance/);
    await expect(message(page)).toHaveText(/^The forecast variance /);
    const districts = await askDistricts(page, 'forecastVariance');
    for (const { name, count } of districts) {
      const size = Math.abs(count).toFixed(1);
      const sign = size === '0.0' ? '' : count < 0 ? '−' : '\\+';
      await expect(onMap(page, name)).toHaveAccessibleName(new RegExp(`^${name}: ${sign}${size}%.*, the forecast variance, rank`));
    }
    // A long list opens where the chosen one is.
    await filter.click();
    await expect(page.getByRole('option', { name: 'Forecast variance', exact: true })).toBeInViewport({ ratio: 1 });
  });

  test('keys alone lead to the neighbour on the map, and open it', async ({ page }) => {
    await page.goto(oxford);
    await waitForFigures(page);
    await pressUntil(page, 'Tab', onMap(page, 'Oxford'));
    await page.keyboard.press('ArrowUp');
    await expect(onMap(page, 'Cherwell')).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(onMap(page, 'West Oxfordshire')).toBeFocused();
    // Beyond it there is nothing.
    await page.keyboard.press('ArrowLeft');
    await expect(onMap(page, 'West Oxfordshire')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/areas\/E07000181$/);
    await expect(message(page)).toHaveText(/^West Oxfordshire has the /);
  });

  test('one press of Tab leaves the map', async ({ page }) => {
    await page.goto(oxford);
    await waitForFigures(page);
    await pressUntil(page, 'Tab', onMap(page, 'Oxford'));
    await page.keyboard.press('Tab');
    await expect(page.locator('#map svg a:focus')).toHaveCount(0);
  });

  test('a copied link opens the same page elsewhere', async ({ page, browser, baseURL }) => {
    await page.goto('/areas');
    await waitForFigures(page);
    await choose(page, 'Area', 'Oxfordshire (county)');
    await page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'Measure' }).click();
    await page.getByRole('option', { name: 'Reports received' }).click();
    await expect(page).toHaveURL(/map=reports/);
    await page.locator('#map').getByRole('radio', { name: 'Count' }).click();
    await expect(page).toHaveURL(/unit=count/);
    await waitForFigures(page);

    const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL });
    const copy = await elsewhere.newPage();
    await copy.goto(page.url());
    await waitForFigures(copy);
    await expect(message(copy)).toHaveText(await message(page).innerText());
    await expect(onMap(copy, 'Oxford')).toHaveAccessibleName((await onMap(page, 'Oxford').getAttribute('aria-label')) ?? '');
    await elsewhere.close();
  });

  test('the back button takes steps back one by one', async ({ page }) => {
    await page.goto('/areas');
    await waitForFigures(page);
    await onMap(page, 'Slough').click();
    await expect(message(page)).toHaveText(/^Slough has the /);
    await page.goBack();
    await expect(page).toHaveURL(/\/areas$/);
    await expect(message(page)).toHaveText(/^Confirmed disruptions per 1,000 people /);
  });

  test('an unknown code leads to the areas that there are', async ({ page }) => {
    await page.goto('/areas/E07000004');
    await expect(message(page)).toHaveText('We know no area of this code');
    await page.getByRole('link', { name: 'Buckinghamshire', exact: true }).click();
    await expect(message(page)).toHaveText(/^Buckinghamshire has the /);
  });

  test('a partner sees its own exactly, and of others what is protected', async ({ page }) => {
    await openAs(page, contributor, '/areas/E10000025?map=referrals');
    await waitForFigures(page);
    await expect(onMap(page, 'Reading')).toHaveAccessibleName(/about \d*[05] safeguarding referrals|\[c\] fewer than 5, perhaps none/);
    await expect(
      page
        .locator('#headlines')
        .getByRole('row', { name: /^Safeguarding referrals / })
        .first(),
    ).toContainText(/\d+ of yours/);
    await expect(page.locator('#map')).toContainText('OFFICIAL-SENSITIVE');
    await page.goto('/areas?map=disruptions');
    await waitForFigures(page);
    await expect(page.locator('#map')).not.toContainText('OFFICIAL-SENSITIVE');
  });

  test('outlines that do not arrive leave the list, and are asked for again', async ({ page }) => {
    let isThere = false;
    await page.route('**/assets/districts-*.json', (route) => (isThere ? route.continue() : route.fulfill({ json: null })));
    await page.goto(oxford);
    await expect(page.locator('#map')).toContainText('The outlines of the districts did not arrive.');
    await expect(page.locator('#districts').getByRole('link', { name: 'Slough', exact: true })).toBeVisible();
    isThere = true;
    await page.locator('#map').getByRole('button', { name: 'Try again' }).click();
    await waitForFigures(page);
  });

  test('nothing is asked of another host', async ({ page, baseURL }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(oxford);
    await waitForFigures(page);
    expect(asked.filter((url) => !url.startsWith(baseURL ?? '') && !url.startsWith('data:'))).toEqual([]);
  });

  test('paper has map, list and headlines, with every number in words', async ({ page }) => {
    await page.goto(`${oxford}?compare=E06000038`);
    await waitForFigures(page);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(onMap(page, 'Oxford')).toBeVisible();
    await expect(page.locator('#districts table').first()).toBeVisible();
    await expect(page.locator('#headlines table').first()).toBeVisible();
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
  });

  for (const width of [320, 768]) {
    test(`nothing scrolls sideways at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${oxford}?compare=E06000038`);
      await waitForFigures(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  }
});

test.describe('before anything is published', () => {
  test.use({ installation: 'empty' });

  test('the page says that there is nothing yet', async ({ page }) => {
    await page.goto('/areas/E07000178');
    await expect(message(page)).toHaveText('Nothing has been published yet');
  });
});
