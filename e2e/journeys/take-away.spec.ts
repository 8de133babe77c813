import { readFile } from 'node:fs/promises';

import type { Download, Locator, Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';

import { deep } from '../fixtures/looks.js';
import { contributor, openAs } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

/** Runs an entry in a block's menu, and returns the file that it downloads. */
async function take(page: Page, block: Locator, item: string): Promise<Download> {
  await block.getByRole('button', { name: /^More for / }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ]);
  return download;
}

/**
 * The table of a block: the name of each row and, for each of some columns, the number or the sign
 * shown instead of it.
 */
async function readTable(
  block: Locator,
  columns: readonly number[],
): Promise<readonly (readonly string[])[]> {
  await block.getByRole('tab', { name: 'Table' }).click();
  const panel = block.getByRole('tabpanel', { name: 'Table' });
  await expect(panel.getByRole('rowheader').first()).toBeVisible();
  const rows = await panel.locator('tbody tr').all();
  return Promise.all(
    rows.map(async (row) => {
      const name = (await row.locator('th').innerText()).replace(', so far', '');
      const cells = await Promise.all(
        columns.map((column) => row.locator('td').nth(column).innerText()),
      );
      return [name, ...cells.map(toNumber)];
    }),
  );
}

/** Converts `about 1,205 [e]` to `1205`. Leaves a sign such as `[c]` unchanged. */
function toNumber(cell: string): string {
  const [number] = /\d[\d,.]*/.exec(cell) ?? [];
  return number === undefined ? (/\[[a-z]\]/.exec(cell)?.[0] ?? cell) : number.replaceAll(',', '');
}

/** The groups in a file. Each is an object of cells by heading. */
function toRows(
  lines: readonly (readonly unknown[])[],
): readonly Readonly<Record<string, string>>[] {
  const start = lines.findIndex(([first]) => first === 'Row');
  const headings = (lines[start] ?? []).map(String);
  return lines
    .slice(start + 1)
    .filter(([first]) => first === 'Group')
    .map((cells) =>
      Object.fromEntries(headings.map((heading, index) => [heading, toText(cells[index])])),
    );
}

function toText(cell: unknown): string {
  return typeof cell === 'number' || typeof cell === 'string' ? String(cell) : '';
}

async function readCsv(download: Download) {
  const text = await readFile(await download.path(), 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const lines: readonly (readonly string[])[] = parse(text, {
    bom: true,
    relax_column_count: true,
  });
  return { marking: lines[0]?.[0], title: lines[1]?.[0], rows: toRows(lines) };
}

async function readWorkbook(download: Download) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await download.path());
  const lines: unknown[][] = [];
  workbook.getWorksheet('Figures')?.eachRow((row) => {
    lines.push(Array.from({ length: row.cellCount }, (_, index) => row.getCell(index + 1).value));
  });
  return { marking: lines[0]?.[0], title: lines[1]?.[0], rows: toRows(lines) };
}

const sorted = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.join(' | ')).toSorted();

/** The first rate per 1,000 people in a row, to two decimals, as on a page. */
function rateOf(row: Readonly<Record<string, string>>): string {
  const [, rate = ''] =
    Object.entries(row).find(([heading]) => heading.includes('per 1,000 people')) ?? [];
  return Number(rate).toFixed(2);
}

test('the figures on the screen download as CSV and as a workbook, and read back the same', async ({
  page,
}) => {
  await page.goto('/disruptions');
  const block = page.locator('#districts');
  const shown = (await readTable(block, [0, 1])).filter(([name]) => name !== 'All');
  expect(shown.length).toBeGreaterThan(10);

  const download = await take(page, block, 'Save as CSV');
  expect(download.suggestedFilename()).toMatch(/^OFFICIAL-disruptions-by-district-.*\.csv$/);
  const csv = await readCsv(download);
  const workbook = await readWorkbook(await take(page, block, 'Save as Excel'));
  const named = new Set(shown.map(([name]) => name));
  for (const { marking, title, rows } of [csv, workbook]) {
    expect(marking).toBe('OFFICIAL');
    expect(title).toMatch(/^Disruptions by district/);
    const told = rows
      .map((row) => [row.Area ?? '', row['Confirmed disruptions'] ?? '', rateOf(row)])
      .filter(([name]) => named.has(name ?? ''));
    expect(sorted(told)).toEqual(sorted(shown));
  }
});

test('a council downloads what it sees, and no more', async ({ page }) => {
  await openAs(page, contributor, '/safeguarding');
  const block = page.locator('#areas');
  const shown = (await readTable(block, [0, 1])).filter(([name]) => name !== 'All');
  expect(shown.length).toBeGreaterThan(3);
  for (const { rows } of [
    await readCsv(await take(page, block, 'Save as CSV')),
    await readWorkbook(await take(page, block, 'Save as Excel')),
  ]) {
    const told = new Map(
      rows.map((row) => [
        row.Area ?? '',
        [
          row['Safeguarding referrals: yours, exact'] ?? '',
          row['Safeguarding referrals: others, protected'] ?? '',
        ],
      ]),
    );
    for (const [name = '', ours = '', others = ''] of shown) {
      const [own = '', rest = ''] = told.get(name) ?? [];
      expect([name, own, toNumber(rest)]).toEqual([name, ours, others]);
    }
  }
  await block.getByRole('tab', { name: 'Over time' }).click();
  const { rows } = await readCsv(await take(page, block, 'Save as CSV'));
  expect(new Set(rows.map((row) => row.Quarter)).size).toBeGreaterThan(10);
});

test('the copied query gives the same numbers to anybody who runs it', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/disruptions');
  const block = page.locator('#districts');
  const shown = (await readTable(block, [0, 1])).filter(([name]) => name !== 'All');
  await block.getByRole('button', { name: /^More for / }).click();
  await page.getByRole('menuitem', { name: 'Copy GraphQL query' }).click();
  await expect(block.getByRole('status')).toHaveText('Query copied');
  const query = await page.evaluate(() => navigator.clipboard.readText());
  const answer = await page.request.post('/graphql', { data: { query } });
  const { data } = await answer.json();
  const rows: readonly (readonly string[])[] = data.figures.rows.map(
    ({
      key,
      disruptions,
      disruptionsPer1000,
    }: Record<string, { readonly area: { readonly name: string }; readonly text: string }>) => [
      key?.area.name,
      toNumber(disruptions?.text ?? ''),
      toNumber(disruptionsPer1000?.text ?? ''),
    ],
  );
  const named = new Set(shown.map(([name]) => name));
  expect(sorted(rows.filter(([name]) => named.has(name)))).toEqual(sorted(shown));
});

for (const colorScheme of ['light', 'dark'] as const) {
  const details = colorScheme === 'dark' ? {} : deep;
  test(
    `a figure downloads as a picture in light colours from the ${colorScheme} theme`,
    details,
    async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto('/disruptions');
      const block = page.locator('#crime-types');
      await block.getByRole('tab', { name: 'Table' }).click();
      const width = await block.evaluate((node) => Math.ceil(node.getBoundingClientRect().width));
      const download = await take(page, block, 'Save picture (PNG)');
      expect(download.suggestedFilename()).toBe('OFFICIAL-SENSITIVE-crime-types.png');
      const bytes = await readFile(await download.path());
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      expect(bytes.readUInt32BE(16)).toBe(width * 2);
      expect(bytes.readUInt32BE(20)).toBeGreaterThan(600);

      // The picture has a white background and contains the darkest colour of the chart.
      const colours = await page.evaluate(
        async (picture) => {
          const image = new Image();
          image.src = picture;
          await image.decode();
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [image.width, image.height];
          const pen = canvas.getContext('2d');
          pen?.drawImage(image, 0, 0);
          const { data } = pen?.getImageData(0, 0, image.width, image.height) ?? {
            data: new Uint8ClampedArray(),
          };
          const found = new Set<string>();
          for (let index = 0; index < data.length; index += 4)
            found.add(`${data[index]} ${data[index + 1]} ${data[index + 2]}`);
          return { ground: `${data[40_000]} ${data[40_001]} ${data[40_002]}`, count: found.size };
        },
        `data:image/png;base64,${bytes.toString('base64')}`,
      );
      expect(colours.ground).toBe('255 255 255');
      expect(colours.count).toBeGreaterThan(50);
    },
  );
}

test('any number is explained, and the reader returns to the number, with the keyboard alone', async ({
  page,
}) => {
  await page.goto('/disruptions');
  const block = page.locator('#districts');
  await block.getByRole('tab', { name: 'Table' }).click();
  const number = block.getByRole('tabpanel', { name: 'Table' }).locator('tbody button').first();
  const value = await number.innerText();
  await number.focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('complementary', { name: 'Explain this number' });
  await expect(
    drawer.getByRole('heading', { level: 2, name: 'Explain this number' }),
  ).toBeFocused();
  await expect(drawer).toContainText(`= ${value}.`);
  await expect(drawer.getByText(/^Quarter: Q2 2026\/27; Area: /).first()).toBeVisible();
  await expect(drawer.getByText(/^\d+ of \d+ in\./)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(number).toBeFocused();

  // The menu of the block opens the same explanation, and the reader returns to the menu.
  const more = block.getByRole('button', { name: /^More for / });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Copy link' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Pin to My page' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(drawer.getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();
});

test('a menu that fails to load says what helps, and leaves its block unchanged', async ({
  browser,
}) => {
  // On this page the browser may report errors, as it does when the connection is lost.
  const page = await browser.newPage();
  let isCut = true;
  await page.route(/FigureActionList/, async (route) => (isCut ? route.abort() : route.continue()));
  await page.goto('/disruptions');
  const block = page.locator('#results');
  const more = block.getByRole('button', { name: /^More for / });
  await more.click();
  await expect(block.getByRole('status')).toHaveText(
    'The menu could not load. Check your connection and reload the page.',
  );
  await expect(block.getByRole('heading', { level: 2 })).toBeVisible();
  // Some browsers do not retry a failed fetch until the page is reloaded.
  isCut = false;
  await page.reload();
  await more.click();
  await expect(page.getByRole('menuitem', { name: 'Copy link' })).toBeFocused();
});
