import { choose, closedQuarter, headlineTiles, pressUntil, runningQuarter, tileOf } from '../fixtures/overview.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

test('a leader finds what most needs attention, and where it comes from', async ({ page }) => {
  await page.goto('/');
  const first = headlineTiles(page).first();
  await expect(first).toContainText('Off target');
  await expect(first).toContainText('Worsening');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('off target');

  const value = (await first.locator('b').first().textContent()) ?? '';
  await first.getByRole('link').click();
  await expect(page).toHaveURL(/\/measures\/\w+$/);
  // The Overview stays until the page of the measure is there, and says the same value.
  await expect(page.locator('#facts')).toContainText(value);
  await expect(page.locator('#facts')).toContainText('Worsening');

  // Where: its change by district, each in the table.
  const why = page.locator('#why');
  await why.getByRole('link', { name: 'District', exact: true }).click();
  await expect(page).toHaveURL(/by=AREA/);
  await why.getByRole('tab', { name: 'Table' }).click();
  await expect(why.getByRole('row').nth(13)).toBeVisible();
  await why.getByRole('tabpanel', { name: 'Table' }).getByRole('link', { name: 'Bracknell Forest' }).click();
  await expect(page).toHaveURL(/area=E06000036/);
  await expect(page.getByText(/\(July to September 2026\), Bracknell Forest, all agencies/)).toBeVisible();
});

test('the tally counts what the tiles say', async ({ page }) => {
  await page.goto('/');
  await expect(headlineTiles(page).first()).toBeVisible();
  const tiles = page.getByRole('article');
  for (const word of ['Off target', 'Near target', 'On target', 'Not rated', 'Worsening', 'Improving', 'No real change']) {
    const count = await tiles.getByText(word, { exact: true }).count();
    await expect(page.getByRole('listitem').filter({ hasText: new RegExp(`^${word}\\s*\\d`) })).toHaveText(new RegExp(`${count}$`));
  }
});

test('one council and back', async ({ page }) => {
  await page.goto('/');
  const everybody = await tileOf(page, 'Reports received').locator('b').first().textContent();
  await choose(page, 'Agency', 'Reading Borough Council');
  await expect(page).toHaveURL(/\?agency=RBC$/);
  await expect(page.getByText(`${closedQuarter} (July to September 2026), Thames Valley, Reading Borough Council.`)).toBeVisible();
  await expect(tileOf(page, 'Reports received').locator('b').first()).not.toHaveText(everybody ?? '');
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
  await expect(tileOf(page, 'Reports received').locator('b').first()).toHaveText(everybody ?? '');
});

test('an open quarter says how far it has run, and rates nothing', async ({ page }) => {
  await page.goto('/');
  const now = page.getByRole('heading', { name: new RegExp(`^Now: ${runningQuarter} is running, 55 of 92 days`) });
  await expect(now).toBeVisible();
  await choose(page, 'Quarter', `${runningQuarter}, open`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${runningQuarter} is not closed (55 of 92 days have run`);
  await expect(now).toBeHidden();
  await expect(tileOf(page, 'Reports received')).toContainText('55 of 92 days');
  for (const word of ['Off target', 'Near target', 'On target']) await expect(page.getByRole('article').getByText(word)).toHaveCount(0);
});

test('a target that is set changes the status', async ({ page }) => {
  await page.goto('/?agency=TVP');
  await expect(tileOf(page, 'Abstraction rate')).toContainText('No target');
  await tileOf(page, 'Abstraction rate').getByRole('link').click();
  await expect(page).toHaveURL(/\/measures\/abstractionRate\?agency=TVP$/);

  await page.getByRole('button', { name: 'Set target' }).click();
  await page
    .getByRole('dialog')
    .getByLabel(/^Target/)
    .fill('1');
  await page
    .getByRole('dialog')
    .getByLabel(/^Tolerance/)
    .fill('0.5');
  await page.getByRole('dialog').getByRole('button', { name: 'Set target' }).click();
  await expect(page.getByText('Off target', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Change target' }).click();
  await page
    .getByRole('dialog')
    .getByLabel(/^Target/)
    .fill('99');
  await page.getByRole('dialog').getByRole('button', { name: 'Set target' }).click();
  await expect(page.getByText('On target', { exact: true })).toBeVisible();

  await page.goto('/?agency=TVP');
  await expect(tileOf(page, 'Abstraction rate')).toContainText('Target 99% or less');
  await expect(tileOf(page, 'Abstraction rate')).toContainText('On target');
});

test('an event stands on the chart of what it touches', async ({ page }) => {
  await page.goto('/measures/phones');
  await page.getByRole('button', { name: 'Add event' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^What happened/).fill('A new team looks at phones');
  await dialog.getByLabel(/^(Day|When|Date)/).fill('2026-05-04');
  await dialog.getByRole('button', { name: 'Add event' }).click();
  await expect(page.locator('#next').getByText('A new team looks at phones')).toBeVisible();
  await expect(page.locator('#by-quarter').getByText(/4 May 2026: A new team looks at phones/)).toBeVisible();
});

test('the keyboard alone does all of it', async ({ page }) => {
  await page.goto('/');
  await expect(headlineTiles(page).first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');

  await pressUntil(page, 'Tab', page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'Area' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.type('Reading');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/area=E06000038/);

  await pressUntil(page, 'Tab', page.getByRole('radio', { name: 'Tiles' }));
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/view=table/);
  await expect(page.getByRole('table', { name: /^Headlines of Q2 2026\/27/ })).toBeVisible();
  await page.keyboard.press('ArrowLeft');

  await pressUntil(page, 'Tab', page.getByRole('radio', { name: 'Attention first' }));
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/order=usual/);

  await pressUntil(page, 'Tab', tileOf(page, 'Reports received').getByRole('link'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/measures\/reports\?area=E06000038$/);
  await expect(page.getByRole('main')).toBeFocused();
});

test('nothing is asked of any other host', async ({ page, baseURL }) => {
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  expect([...hosts]).toEqual([baseURL]);
});

for (const address of ['/', '/?area=E06000038', `/?quarter=2026-27-Q3`]) {
  test(`${address} fits on one sheet of A4`, async ({ page }) => {
    await page.goto(address);
    await expect(headlineTiles(page).first()).toBeVisible();
    const file = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(file.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });
}
