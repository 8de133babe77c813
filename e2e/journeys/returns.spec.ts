import type { Page } from '@playwright/test';
import ExcelJs from 'exceljs';

import { deep } from '../fixtures/looks.js';
import { readMailsTo } from '../fixtures/mails.js';
import { administrator, continueAs, openAs } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });
// Only one agency owes a return, and two journeys at once would both send it.
test.describe.configure({ mode: 'serial' });

const fireManager = 'Fire prevention manager, Royal Berkshire Fire and Rescue Service';
const ROWS = [
  ['2026-27-Q2', 'Protect', 'Wycombe', 'FIRE_PREVENTION', 'Core', 2, 1.8, 400, 390],
  ['2026-27-Q2', 'Prot', 'Berks West', 'FP', 'Core', 2, 1.5, 410, 400],
  ['2026-27-Q2', 'Prevent', 'Wycombe', 'FIRE_PREVENTION', 'Core', 1, 0.9, 200, 190],
];

/** A workbook with the agency's own headings. */
async function aWorkbook(headings: readonly string[], rows: readonly (readonly unknown[])[]) {
  const workbook = new ExcelJs.Workbook();
  const sheet = workbook.addWorksheet('Q2');
  sheet.addRow([...headings]);
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.getByLabel('File to send').setInputFiles({ name, mimeType, buffer });
}

/** Expects the Overview of the quarter to say how many returns of resources are in. */
async function expectOnOverview(page: Page, returns: string): Promise<void> {
  await page.goto('/?quarter=2026-27-Q2&view=table');
  await expect(page.getByRole('row', { name: /Abstraction rate/ })).toContainText(returns);
}

/** Expects the bar for publishing to stay in sight, with the focused element above it. */
async function expectPublishingInSight(page: Page): Promise<void> {
  const publish = page.getByRole('button', { name: /^Publish/ });
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(publish).toBeInViewport({ ratio: 1 });
  for (const field of await page.getByRole('textbox').all()) {
    await page.evaluate(() => window.scrollTo(0, 0));
    await field.focus();
    await expect(field).toBeInViewport({ ratio: 1 });
    const [ofField, ofPublish] = [await field.boundingBox(), await publish.boundingBox()];
    if (ofField === null || ofPublish === null) throw new Error('It is not drawn');
    expect(ofField.y + ofField.height).toBeLessThan(ofPublish.y);
  }
}

test('a spreadsheet in an agency’s own words is mapped, corrected, published and taken back', async ({
  page,
  expectAccessible,
}) => {
  test.setTimeout(180_000);
  await continueAs(page, fireManager, '/returns');
  await expect(
    page.getByRole('heading', { level: 1, name: /Your resources return for Q2 2026\/27 is/ }),
  ).toBeVisible();
  await expectAccessible();
  await expectOnOverview(page, '37 of 38');
  await page.goto('/returns');
  await page.getByRole('link', { name: /^Send it.*resources/ }).click();
  await expect(page.getByRole('combobox', { name: 'Dataset' })).toHaveValue('RESOURCES');
  await expectAccessible();

  const headings = ['Period', 'Strand', 'LA', 'Staff team', 'Fund', 'Est', 'In post', 'Plan hrs'];
  await choose(page, 'RBFRS Q2.xlsx', await aWorkbook([...headings, 'Boss'], ROWS));
  await expect(
    page.getByRole('heading', { level: 1, name: /^Confirm what your columns are:/ }),
  ).toBeVisible();
  await expectAccessible();
  const taken = (heading: string) =>
    page.getByRole('combobox', { name: `${heading} is read as`, exact: true });
  await expect(taken('LA')).toHaveValue('area');
  await taken('In post').selectOption('strength_fte');
  await taken('Plan hrs').selectOption('hours_planned');
  await taken('Est').selectOption('establishment_fte');
  await taken('Boss').selectOption('hours_committed');
  await page.getByRole('button', { name: 'Confirm the columns and screen the file' }).click();

  // The page asks once about each of the agency's own words. Obvious meanings only have to be
  // confirmed.
  const words = page.getByRole('region', { name: '2 words are not in a list: what do they mean?' });
  await expect(words.getByText('Staff team: FP is Fire prevention')).toBeVisible();
  const toRead = words.getByRole('table', { name: /^Words that are not in a list/ });
  await expect(toRead.getByText('a guess', { exact: true })).toHaveCount(1);
  await expectAccessible();
  // The third word stays unchanged, because the place has several districts and each row may mean a
  // different one.
  await words.getByRole('button', { name: 'Confirm the words and screen again' }).click();

  await expect(page.getByRole('heading', { level: 1, name: /1 of 3 rows fails/ })).toBeVisible();
  await expect(page.getByText(/“FP” as Fire prevention \(1 row\)/)).toBeVisible();
  await expectAccessible();
  await expectPublishingInSight(page);
  // From the keyboard, show all rows and what is wrong in them.
  await page.getByRole('radio', { name: 'What is wrong' }).focus();
  await page.keyboard.press('ArrowRight');
  const all = page.getByRole('table', { name: 'Rows 1 to 3 of 3, with your corrections' });
  await expect(all.getByRole('row', { name: /^Row 3 Fail/ })).toContainText('Berks West');
  await expect(all.getByRole('row')).toHaveCount(4);
  await expectAccessible();
  await page.keyboard.press('ArrowLeft');
  const failing = page.getByRole('row', { name: /^Fail.*Berks West/ });
  await failing.getByRole('combobox').selectOption('Reading');
  await failing.getByRole('button', { name: 'Correct it' }).click();
  // The lines move up, and cannot be pressed for a moment after that.
  const corrected = page.getByRole('table', { name: /corrected here/ });
  await expect(corrected).toContainText('Berks West');
  // Two rows with the same old name are shown as one line and acknowledged once.
  const meant = page.getByRole('row', { name: /2 rows, LA: 2, 4/ });
  await expect(
    meant.getByRole('button', { name: 'Take Buckinghamshire instead in all 2' }),
  ).toBeVisible();
  await meant
    .getByRole('textbox', { name: 'Why these 2 rows are right' })
    .fill('It is the old name');
  await meant.getByRole('button', { name: 'They are right' }).click();
  await expect(page.getByText('“It is the old name”')).toBeVisible();

  await page.getByRole('button', { name: 'Publish 3 rows' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '3 rows are published' })).toBeVisible();
  await expect(
    page.getByRole('heading', {
      name: /^Changed before publishing: 1 cell corrected, 2 words read as your agency said and/,
    }),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'This quarter' })).toHaveAttribute(
    'href',
    '/returns?quarter=2026-27-Q2',
  );
  await expectAccessible();
  const address = page.url();
  await expectOnOverview(page, '38 of 38');

  await page.goto(address);
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText(/^Taking it back removes 3 records that it added\./)).toBeVisible();
  await page.getByRole('button', { name: 'Take it back now' }).click();
  await expect(page.getByText('The return has been taken back.')).toBeVisible();
  await expectOnOverview(page, '37 of 38');

  // The meanings of columns and words are remembered, so the next file takes two presses. The file
  // is sent from the Returns page, where its headings decide its dataset.
  await page.goto('/returns?quarter=2026-27-Q2');
  const next = ROWS.map((row) => row.map((cell) => (cell === 'Berks West' ? 'Reading' : cell)));
  await choose(page, 'Again.xlsx', await aWorkbook([...headings, 'Boss'], next.slice(1)));
  await expect(
    page.getByRole('heading', { level: 1, name: '2 rows can be published' }),
  ).toBeVisible();
  // A record stays acknowledged while it is unchanged.
  await expect(page.getByText(/“It is the old name”, .*, from an earlier file/)).toBeVisible();
  await expect(page.getByText(/“Prot” as Protect \(1 row\)/)).toBeVisible();
  await page.getByText('2 words are remembered. Show, change or forget').click();
  await page.getByRole('combobox', { name: 'Prot in Strand is read as' }).selectOption('ask again');
  await page.getByRole('button', { name: 'Save, and screen again' }).click();
  await expect(
    page.getByRole('heading', { name: '1 word is not in a list: what does it mean?' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Discard it', exact: true }).click();
  await page.getByRole('button', { name: 'Discard it now' }).click();
  await expect(page.getByText(/^Again\.xlsx has been discarded\./)).toBeVisible();
  await expect(page.getByRole('row', { name: /Again\.xlsx/ })).toHaveCount(0);
  await expectAccessible();
});

test('one disruption is added in a form, and one of the two sheets in a workbook is chosen', async ({
  page,
  expectAccessible,
}) => {
  test.setTimeout(180_000);
  await openAs(page, fireManager, '/returns');
  await page.getByRole('link', { name: 'Add one disruption' }).click();
  await page.getByRole('textbox', { name: 'Reference' }).fill('BY-FORM-1');
  await expectAccessible();
  // A link and the Back button each ask once before typed text is lost.
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await page.getByRole('link', { name: 'This quarter' }).click();
  await page.evaluate(() => window.history.back());
  await expect.poll(() => asked).toHaveLength(2);
  await expect(page).toHaveURL(/add-disruption/);
  await page.getByLabel('Occurred on').fill('2026-08-05');
  for (const list of ['Objective', 'Claimed impact', 'Crime type'])
    await page.getByRole('combobox', { name: list }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Check it' }).click();
  await expect(page.getByRole('alert')).toHaveText('Fill in area first.');
  await expectAccessible();
  await page.getByRole('combobox', { name: 'Area' }).selectOption('Reading');
  await page.getByText('More details, if you have them').click();
  await page.getByLabel('Submitted on').fill('2026-08-06');
  await page.getByRole('button', { name: 'Check it' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: '1 row can be published' }),
  ).toBeVisible();
  await expect(page.getByText('1 new, 0 changed, 0 withdrawn')).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Publish 1 row' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '1 row is published' })).toBeVisible();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByRole('button', { name: 'Take it back now' }).click();
  await expect(page.getByText('The return has been taken back.')).toBeVisible();

  const workbook = new ExcelJs.Workbook();
  for (const name of ['Q1', 'Q2']) {
    const sheet = workbook.addWorksheet(name);
    sheet.addRow(['quarter', 'objective', 'area', 'staff_group', 'funding_source']);
    sheet.addRow(ROWS[0]?.slice(0, 5) ?? []);
  }
  await page.goto('/returns/send?dataset=RESOURCES');
  await choose(page, 'Year.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()));
  await expect(page.getByRole('heading', { name: 'Which sheet is the return?' })).toBeFocused();
  await expectAccessible();
  await page.getByRole('combobox', { name: 'Sheet' }).selectOption('Q2');
  await page.getByRole('button', { name: 'Send this sheet' }).click();
  await expect(page.getByText(/Year\.xlsx, sheet “Q2”/)).toBeVisible();
  await page.getByRole('button', { name: 'Discard it', exact: true }).click();
  await page.getByRole('button', { name: 'Discard it now' }).click();
  await expect(page.getByRole('row', { name: /Year\.xlsx/ })).toHaveCount(0);
});

test(
  'corrections for a title, a row of totals and a wrong cell are made once, and offered for the next file',
  deep,
  async ({ page, expectAccessible }) => {
    test.setTimeout(180_000);
    await openAs(page, fireManager, '/returns/send?dataset=RESOURCES');
    const workbook = new ExcelJs.Workbook();
    const sheet = workbook.addWorksheet('Q2');
    sheet.addRow(['Resources of the service, made on 1 October']);
    sheet.addRow([]);
    sheet.addRow(['quarter', 'objective', 'area', 'staff_group', 'funding_source']);
    for (const row of ROWS)
      sheet.addRow(
        row.slice(0, 5).map((cell) => ({ Prot: 'Protect', FP: 'FIRE_PREVENTION' })[cell] ?? cell),
      );
    sheet.addRow(['Total', '', '', 2]);
    const content = Buffer.from(await workbook.xlsx.writeBuffer());

    await choose(page, 'Titled.xlsx', content);
    const totals = page.getByRole('region', { name: '1 row looks like totals' });
    await expect(totals.getByText(/^Row 7 looks like a row of totals: Total, 2/)).toBeVisible();
    await page.getByRole('button', { name: 'Change how they are read' }).click();
    await expect(page.getByRole('combobox', { name: 'Headings are in' })).toHaveValue('3');
    await expectAccessible();
    await totals.getByRole('button', { name: 'Leave row 7 out' }).click();
    await expect(page.getByRole('heading', { name: '1 row left out: row 7' })).toBeVisible();
    const failing = page.getByRole('row', { name: /Row 5, area/ });
    await failing.getByRole('combobox').selectOption('Reading');
    await failing.getByRole('button', { name: 'Correct it' }).click();
    await expect(page.getByRole('table', { name: /corrected here/ })).toContainText('Berks West');
    await expectAccessible();

    await page.goto('/returns/send');
    await expect(page.getByRole('combobox', { name: 'Dataset' })).toHaveValue('RESOURCES');
    await choose(page, 'Titled again.xlsx', content);
    const before = page.getByRole('table', { name: 'Corrections in an earlier file' });
    await expect(before).toContainText('Berks West');
    await expect(before).toContainText('Total, 2');
    await expectAccessible();
    await page.getByRole('button', { name: 'Repeat these corrections' }).click();
    await expect(page.getByRole('heading', { name: '1 row left out: row 7' })).toBeVisible();
    await expect(page.getByText(/^Not published: Titled\.xlsx, sent on/)).toBeVisible();
    await expectAccessible();
    await expect(page.getByRole('button', { name: /^Discard the other/ })).toBeVisible();
    await page.getByRole('button', { name: 'Discard it', exact: true }).click();
    await page.getByRole('button', { name: 'Discard it now' }).click();
    await expect(page).toHaveURL(/\/returns\/send\?/);
    await page
      .getByRole('row', { name: /Titled\.xlsx/ })
      .getByRole('link')
      .click();
    await page.getByRole('button', { name: 'Discard it', exact: true }).click();
    await page.getByRole('button', { name: 'Discard it now' }).click();
    await expect(page.getByRole('row', { name: /Titled/ })).toHaveCount(0);
  },
);

test('a late agency is asked for its return, gets an email, and sends a nil return', async ({
  page,
  browser,
  baseURL,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  await openAs(page, administrator, '/returns');
  const panel = page.getByRole('region', { name: 'Ask again' });
  await panel.getByText('Read the email to Royal Berkshire').click();
  await expect(panel.getByText(/It was due on 31 October 2026\./)).toBeVisible();
  await expectAccessible();
  await panel.getByText('Berkshire Healthcare NHS Foundation Trust', { exact: true }).click();
  await panel.getByRole('button', { name: /^Ask Royal Berkshire/ }).click();
  await expect(panel.getByText(/^Asked Royal Berkshire/)).toBeVisible();
  await expect
    .poll(async () => readMailsTo('fire.prevention.manager@rbfrs.stronghold.example'))
    .toEqual([expect.stringContaining('Your return of resources for Q2 2026/27 is missing')]);

  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const agency = await context.newPage();
  await openAs(agency, fireManager, '/returns');
  await expect(agency.getByText(/Asked for on 24 Nov\./)).toBeVisible();
  await agency.getByRole('button', { name: 'Nothing to report: resources' }).click();
  await agency.getByRole('dialog').getByRole('button', { name: 'Publish it' }).click();
  await expect(
    agency.getByRole('heading', { level: 1, name: 'Nothing to report is published' }),
  ).toBeVisible();
  await agency.goto('/returns');
  await expect(
    agency.getByRole('heading', { level: 1, name: 'All your returns for Q2 2026/27 are in' }),
  ).toBeVisible();

  // The nil return is taken back on the page that lists all returns sent.
  await agency.goto('/returns/send');
  await agency
    .getByRole('row', { name: /Nothing to report, Q2 2026\/27/ })
    .getByRole('link')
    .click();
  await agency.getByRole('button', { name: 'Take it back' }).click();
  await expect(agency.getByText(/^Taking it back changes no records/)).toBeVisible();
  await agency.getByRole('button', { name: 'Take it back now' }).click();
  await expect(agency.getByText('The return has been taken back.')).toBeVisible();
  await expectOnOverview(agency, '37 of 38');
  await context.close();
});

test('a double click withdraws nothing, and a nil return that withdrew records is taken back', async ({
  page,
  expectAccessible,
}) => {
  test.setTimeout(180_000);
  const send = async (name: string, areas: readonly string[]) => {
    await page.goto('/returns/send?dataset=RESOURCES&quarter=2026-27-Q2');
    const named = ['quarter', 'objective', 'area', 'staff_group', 'funding_source'];
    const headings = [...named, 'establishment_fte', 'strength_fte'];
    const common = ['FIRE_PREVENTION', 'Core', 2, 1.9];
    const rows = areas.map((area) => ['2026-27-Q2', 'Protect', area, ...common]);
    await choose(page, name, await aWorkbook(headings, rows));
  };
  const published = (message: string) => page.getByRole('heading', { level: 1, name: message });
  await openAs(page, fireManager, '/returns');
  const areas = ['Reading', 'Slough', 'Bracknell Forest', 'West Berkshire'];
  await send('First.xlsx', [...areas, 'Windsor and Maidenhead']);
  await page.getByRole('button', { name: 'Publish 5 rows' }).click();
  await expect(published('5 rows are published')).toBeVisible();
  const first = page.url();

  await send('Second.xlsx', ['Wokingham']);
  await expect(
    page.getByText(/^1 row will be published, and all 5 existing records will be withdrawn\./),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Publish 1 row' }).dblclick();
  await expect(
    page.getByText(/^5 of 5 records for Q2 2026\/27 .* Do you want that\?$/),
  ).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'No, leave it as it is' }).click();
  await page.getByRole('button', { name: 'Discard it', exact: true }).click();
  await page.getByRole('button', { name: 'Discard it now' }).click();
  await expect(page).toHaveURL(/\/returns\/send\?/);

  await page.goto('/returns');
  await page.getByRole('button', { name: 'Nothing to report: resources' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Publish it' }).dblclick();
  await expect(dialog.getByText(/^5 of 5 records .* Do you want that\?/)).toBeVisible();
  await expectAccessible();
  await dialog.getByRole('button', { name: 'No, leave it as it is' }).click();
  await expect(dialog).toBeHidden();
  await page.goto(first);
  await expect(published('5 rows are published')).toBeVisible();

  await page.goto('/returns');
  await page.getByRole('button', { name: 'Nothing to report: resources' }).click();
  await dialog.getByRole('button', { name: 'Publish it' }).click();
  await dialog.getByRole('button', { name: 'Yes, withdraw them' }).click();
  await expect(published('Nothing to report is published')).toBeVisible();
  await expect(page.getByText(/5 existing records have been withdrawn/)).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Take it back' }).dblclick();
  await expect(
    page.getByText(/^Taking it back brings back 5 records that it withdrew\./),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Take it back now' }).click();
  await expect(page.getByText('The return has been taken back.')).toBeVisible();

  await page.goto('/returns');
  await page.getByRole('link', { name: 'History', exact: true }).click();
  await expect(page).toHaveURL(/\/returns\/history\?quarter=2026-27-Q2$/);
  const listed = page.getByRole('table', { name: /^What was published, newest first/ });
  const row = (text: RegExp) => listed.getByRole('row').filter({ hasText: text });
  await expect(row(/Nothing to report, 5 withdrawn/)).toContainText('Taken back');
  await expectAccessible();
  await row(/5 rows, the first return/)
    .getByRole('button', { name: 'Take it back: resources' })
    .click();
  await expect(page.getByText(/^Taking it back removes 5 records that it added\./)).toBeVisible();
  await page.getByRole('button', { name: 'Take it back now' }).click();
  await expect(row(/5 rows, the first return/)).toContainText('Taken back');
  await page.goto(first);
  await expect(page.getByText('The return has been taken back.')).toBeVisible();
});

test('the Returns page fits a phone in the dark theme', async ({ page, expectAccessible }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await openAs(page, fireManager, '/returns');
  await expect(page.getByRole('table', { name: /All returns for/ })).toBeVisible();
  await expectAccessible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.goto('/returns/history');
  await expect(page.getByRole('table', { name: /^What was published/ })).toBeVisible();
  await expectAccessible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.goto('/returns?all=true');
  await expect(page.getByRole('button', { name: 'Hide them' })).toBeVisible();
});
