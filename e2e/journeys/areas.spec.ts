import type { Page } from '@playwright/test';

import { deep, expectToFit } from '../fixtures/looks.js';
import { choose, pressUntil } from '../fixtures/overview.js';
import { contributor, openAs } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

const message = (page: Page) => page.getByRole('heading', { level: 1 });
const oxford = '/areas/E07000178';

/** A measure in the catalogue. */
interface Catalogued {
  readonly name: string;
  readonly dimensions: readonly string[];
  readonly companion: string | null;
  readonly denominatorName: string | null;
}

/** Waits until the map is drawn and no block of the page is loading. */
async function waitForFigures(page: Page): Promise<void> {
  await expect(page.locator('#map').getByRole('link', { name: /^Milton Keynes: / })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** The district on the map whose name starts with the given text. */
const onMap = (page: Page, name: string) =>
  page.locator('#map').getByRole('link', { name: new RegExp(`^${name}: `) });

interface Counted {
  readonly name: string;
  readonly count: number;
  readonly population: number;
}

/** Each district's count over four quarters, and its population, from the API. */
async function askDistricts(page: Page, measure: string): Promise<readonly Counted[]> {
  const query = `{ figures(by: [AREA], where: { quarter: { from: "2025-26-Q3", to: "2026-27-Q2" } }) { rows { key { area { name kind population } } ${measure} { value } } } }`;
  const { data } = await (await page.request.post('/graphql', { data: { query } })).json();
  const rows: readonly ({
    key: { area: { name: string; kind: string; population: number } };
  } & Record<string, { value: number }>)[] = data.figures.rows;
  return rows.flatMap(({ key: { area }, ...row }) =>
    area.kind === 'DISTRICT'
      ? [{ name: area.name, count: row[measure]?.value ?? 0, population: area.population }]
      : [],
  );
}

test.describe('with the demonstration', () => {
  test.use({ installation: 'demonstration' });

  test('a council sees its change since last year with one press, and compares itself with another council', async ({
    page,
  }) => {
    await page.goto('/');
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Areas' })
      .click();
    await waitForFigures(page);
    await expect(message(page)).toHaveText(
      'Confirmed disruptions: no district differs by more than chance explains, so none can be ranked',
    );
    await onMap(page, 'Reading').click();
    await expect(page).toHaveURL(/\/areas\/E06000038$/);
    const query =
      '{ kpi(measure: reports, area: "E06000038") { figure { text } sameQuarterLastYear { signed } } }';
    const { data } = await (await page.request.post('/graphql', { data: { query } })).json();
    const row = page.locator('#headlines').getByRole('row', { name: /^Reports received / });
    await expect(row).toContainText(data.kpi.figure.text);
    await expect(row).toContainText(data.kpi.sameQuarterLastYear.signed);

    await page
      .getByRole('group', { name: 'Filters' })
      .getByRole('button', { name: 'Compare with' })
      .click();
    await page.getByRole('option', { name: 'Slough', exact: true }).click();
    await expect(page).toHaveURL(/\?compare=E06000039$/);
    await expect(page.locator('#compare').getByRole('heading', { level: 2 })).toHaveText(
      'Reading and Slough differ in one of nine measures: serious reports',
    );
    const serious = page
      .locator('#compare')
      .getByRole('row', { name: /^Reports that meet the serious-crime test / });
    await expect(serious.getByRole('cell')).toHaveText([
      '44.4%',
      '56.9%',
      '−12.5 points',
      '',
      'Beyond chance',
      '2,328 and 2,289',
    ]);
    await expect(
      page
        .locator('#compare')
        .getByRole('row', { name: /^Confirmed disruptions per 1,000 people / }),
    ).toContainText('May be chance');
  });

  test('rates are four quarters’ counts divided by the population, on the map and in the funnel’s table', async ({
    page,
  }) => {
    await page.goto(oxford);
    await waitForFigures(page);
    const districts = await askDistricts(page, 'disruptions');
    expect(districts).toHaveLength(13);
    await page.locator('#districts').getByRole('tab', { name: 'Table' }).click();
    const table = page.locator('#districts').getByRole('tabpanel', { name: 'Table' });
    for (const { name, count, population } of districts) {
      const rate = ((count / population) * 1000).toFixed(2);
      await expect(onMap(page, name)).toHaveAccessibleName(`${name}: ${rate}`);
      const cells = table.getByRole('row', { name: new RegExp(`^${name} `) }).getByRole('cell');
      await expect(cells.first()).toHaveText(rate);
      await expect(cells.nth(2)).toHaveText(String(count));
    }
  });

  test('districts have every measure that has figures by area, in its own unit', async ({
    page,
  }) => {
    await page.goto('/areas');
    await waitForFigures(page);
    const query = '{ measures { key name dimensions companion denominatorName } }';
    const { data } = await (await page.request.post('/graphql', { data: { query } })).json();
    const told: readonly string[] = data.measures
      .filter(
        ({ dimensions, companion, denominatorName }: Catalogued) =>
          dimensions.includes('AREA') &&
          companion === null &&
          denominatorName !== 'people who live there',
      )
      .map(({ name }: Catalogued) => name);
    const filter = page
      .getByRole('group', { name: 'Filters' })
      .getByRole('button', { name: 'Measure' });
    await filter.click();
    await expect(page.getByRole('option')).toHaveText(told);
    await page.getByRole('option', { name: 'Forecast variance', exact: true }).click();
    await expect(page).toHaveURL(/measure=forecastVariance/);
    // Amounts of money have no number of cases, so districts are listed without outliers.
    await expect(page.locator('#districts').getByRole('row', { name: /^Slough / })).toContainText(
      '%',
    );
    await expect(onMap(page, 'Slough')).toHaveAccessibleName(/^Slough: [+−]?\d+\.\d%$/);
    // A long list opens at the chosen entry.
    await filter.click();
    await expect(
      page.getByRole('option', { name: 'Forecast variance', exact: true }),
    ).toBeInViewport({ ratio: 1 });
  });

  test('the keyboard alone is enough to move to a neighbour on the map and open it, and Tab leaves the map', async ({
    page,
  }) => {
    await page.goto(oxford);
    await waitForFigures(page);
    await pressUntil(page, 'Tab', onMap(page, 'Oxford'));
    await page.keyboard.press('Tab');
    await expect(page.locator('#map svg a:focus')).toHaveCount(0);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowUp');
    await expect(onMap(page, 'Cherwell')).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(onMap(page, 'West Oxfordshire')).toBeFocused();
    // No district lies beyond this one.
    await page.keyboard.press('ArrowLeft');
    await expect(onMap(page, 'West Oxfordshire')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/areas\/E07000181$/);
    await expect(page.locator('#districts').getByRole('heading', { level: 2 })).toHaveText(
      'West Oxfordshire is within the range of chance',
    );
  });

  test('the keyboard alone is enough to move through the funnel from the smallest district to the largest, and Enter opens one', async ({
    page,
  }) => {
    await page.goto('/areas');
    await waitForFigures(page);
    const funnel = page.locator('#districts').getByRole('slider');
    await funnel.focus();
    await page.keyboard.press('End');
    await expect(funnel).toHaveAttribute(
      'aria-valuetext',
      /^Buckinghamshire: 1\.05, 566,694, 594, /,
    );
    await page.keyboard.press('ArrowLeft');
    await expect(funnel).toHaveAttribute('aria-valuetext', /^Milton Keynes: /);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/areas\/E06000042$/);
  });

  test(
    'copied links and old links open the same page elsewhere',
    deep,
    async ({ page, browser, baseURL }) => {
      await page.goto('/areas');
      await waitForFigures(page);
      await choose(page, 'Area', 'Oxfordshire (county)');
      // An area has its own page: a list opened before that page is shown would close again.
      await expect(page.locator('main')).toBeFocused();
      await page
        .getByRole('group', { name: 'Filters' })
        .getByRole('button', { name: 'Measure' })
        .click();
      await page.getByRole('option', { name: 'Reports received' }).click();
      await expect(page).toHaveURL(/measure=reports/);
      await waitForFigures(page);

      const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL });
      const copy = await elsewhere.newPage();
      for (const address of [
        page.url(),
        page.url().replace('measure=reports', 'map=reports&unit=count'),
      ]) {
        await copy.goto(address);
        await waitForFigures(copy);
        await expect(message(copy)).toHaveText(await message(page).innerText());
        await expect(onMap(copy, 'Oxford')).toHaveAccessibleName(
          (await onMap(page, 'Oxford').getAttribute('aria-label')) ?? '',
        );
      }
      await elsewhere.close();
    },
  );

  test('the back button undoes steps one by one', deep, async ({ page }) => {
    await page.goto('/areas');
    await waitForFigures(page);
    await onMap(page, 'Slough').click();
    await expect(page.locator('#districts').getByRole('heading', { level: 2 })).toHaveText(
      'Slough is within the range of chance',
    );
    await page.goBack();
    await expect(page).toHaveURL(/\/areas$/);
    await expect(message(page)).toHaveText(/^Confirmed disruptions: no district /);
  });

  test('an unknown code leads to the list of areas', async ({ page }) => {
    await page.goto('/areas/E07000004');
    await expect(message(page)).toHaveText('We do not know this area code');
    await page.getByRole('link', { name: 'Buckinghamshire', exact: true }).click();
    await expect(page).toHaveURL(/\/areas\/E06000060$/);
  });

  test('a partner sees its own figures exactly, and others’ figures protected', async ({
    page,
  }) => {
    await openAs(page, contributor, '/areas/E10000025?measure=referrals');
    await waitForFigures(page);
    await expect(onMap(page, 'Reading')).toHaveAccessibleName(
      /about \d*[05]|too few to show|\d+ of yours/,
    );
    await expect(page.getByText('OFFICIAL-SENSITIVE').first()).toBeVisible();
  });

  test('if the boundaries do not load, the table is still shown, and the boundaries are requested again', async ({
    page,
  }) => {
    let isThere = false;
    await page.route('**/assets/districts-*.json', (route) =>
      isThere ? route.continue() : route.fulfill({ json: null }),
    );
    await page.goto(oxford);
    await expect(page.locator('#map')).toContainText('The district boundaries did not load.');
    isThere = true;
    await page.locator('#map').getByRole('button', { name: 'Try again' }).click();
    await waitForFigures(page);
  });

  test('nothing is requested from another host', deep, async ({ page, baseURL }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(oxford);
    await waitForFigures(page);
    expect(
      asked.filter((url) => !url.startsWith(baseURL ?? '') && !url.startsWith('data:')),
    ).toEqual([]);
  });

  test('the printed page has the funnel, map, comparison and headlines, and the page never scrolls sideways', async ({
    page,
  }) => {
    await page.goto(`${oxford}?compare=E06000038`);
    await waitForFigures(page);
    await expectToFit(page, 320, 768);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(onMap(page, 'Oxford')).toBeVisible();
    await expect(page.locator('#compare table').first()).toBeVisible();
    await expect(page.locator('#headlines table').first()).toBeVisible();
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
  });
});

test.describe('before anything is published', () => {
  test.use({ installation: 'empty' });

  test('the page says that nothing has been published yet', deep, async ({ page }) => {
    await page.goto('/areas/E07000178');
    await expect(message(page)).toHaveText('Nothing has been published yet');
  });
});
