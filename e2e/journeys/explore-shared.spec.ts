import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import type { Page } from '@playwright/test';

import { deep, expectToFit } from '../fixtures/looks.js';
import { readMailsTo } from '../fixtures/mails.js';
import { analyst, contributor, openAs, superintendent } from '../fixtures/people.js';
import { askDemonstration } from '../fixtures/records.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const run = promisify(execFile);
const answer = (page: Page) => page.getByRole('region', { name: 'Answer' });
const editor = (page: Page) => page.getByRole('textbox', { name: /^Text of the question/ });

const QUESTION = `{
  figures(by: [PATHWAY], where: { quarter: { in: ["2026-27-Q2"] } }) {
    rows { key { pathway } referrals { value text flags } }
  }
}`;

/** Types text into a new tab of the workbench. */
async function write(page: Page, text: string): Promise<void> {
  await expect(
    page.getByRole('heading', { level: 1, name: 'What do you want to know?' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Empty text' }).click();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.insertText(text);
}

/** Saves the text as a question, shared with the given people. Returns the question's address. */
async function save(
  page: Page,
  { name, sharing }: { readonly name: string; readonly sharing: string },
): Promise<string> {
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByText(sharing, { exact: true }).click();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page).toHaveURL(/\/explore\/[\w-]{36}$/);
  return new URL(page.url()).pathname.slice('/explore/'.length);
}

test('a question that is shared with everyone gives a council the figures that disclosure allows', async ({
  page,
}) => {
  await openAs(page, analyst, '/explore');
  await write(page, QUESTION);
  await page.keyboard.press('Control+Enter');
  const cell = (name: string) => answer(page).getByRole('row', { name }).first();
  await expect(cell('National Referral Mechanism')).toBeVisible();
  await expect(answer(page).getByText('[e]')).toHaveCount(0);
  const id = await save(page, {
    name: `Referrals of the journey ${Date.now()}`,
    sharing: 'Everyone',
  });

  await openAs(page, contributor, `/explore/${id}`);
  await expect(cell('National Referral Mechanism')).toBeVisible();
  await expect(answer(page).getByText(/^Every figure is rounded .*\[e\]/)).toBeVisible();
});

test('two people change one question: the second keeps a copy, and an earlier version is restored', async ({
  page,
  browser,
  baseURL,
}) => {
  await openAs(page, analyst, '/explore');
  await write(page, QUESTION);
  const name = `Changed by two ${Date.now()}`;
  const id = await save(page, { name, sharing: 'My agency' });

  const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  const other = await context.newPage();
  await openAs(other, superintendent, `/explore/${id}`);
  await expect(other.getByText('Answer is up to date').first()).toBeVisible();
  await other.keyboard.press('Control+e');
  for (const [who, words] of [
    [page, '# of the analyst\n'],
    [other, '# of the superintendent\n'],
  ] as const) {
    await expect(editor(who)).toBeVisible();
    await editor(who).click();
    await who.keyboard.press('Control+Home');
    await who.keyboard.insertText(words);
    await who.keyboard.press('Control+s');
    await who.getByRole('dialog').getByRole('button', { name: /^Save/ }).first().click();
    if (who === page) await expect(page.getByRole('dialog')).toBeHidden();
  }
  await expect(other.getByText(/^Analyst saved it, version 2/)).toBeVisible();
  await other.getByRole('button', { name: 'Keep both: save mine as a copy' }).click();
  await expect(other).not.toHaveURL(new RegExp(id));
  const texts = await askDemonstration(
    `SELECT text FROM saved_query_version WHERE name LIKE '%${name}%' ORDER BY text`,
  );
  expect(
    texts.map(({ text }) => /# of the \w+/.exec(String(text))?.[0] ?? 'neither').toSorted(),
  ).toEqual(['# of the analyst', '# of the superintendent', 'neither']);
  await context.close();

  await page.goto(`/explore/saved/${id}`);
  await page.getByRole('button', { name: 'Bring back version 1' }).click();
  await expect(page.getByText('Version 1 is current again, as version 3.')).toBeAttached();
  await page.goto(`/explore/${id}`);
  await expect(editor(page)).not.toHaveText(/of the analyst/);
});

test('a long name without a space does not widen any page', deep, async ({ page }) => {
  await openAs(page, analyst, '/explore');
  await write(page, QUESTION);
  const name = `<b>${'w'.repeat(190)}</b>`;
  const id = await save(page, { name, sharing: 'Only me' });
  for (const address of ['/explore/saved?whose=OWN', `/explore/saved/${id}`, `/explore/${id}`]) {
    await page.goto(address);
    await expect(page.getByText(name).first()).toBeAttached();
    await expectToFit(page, 390, 1440);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/schedules');
  await page.getByRole('button', { name: 'New schedule' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Saved question/ })
    .click();
  await expect(page.getByRole('option', { name })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('curl fetches the answer with a token, and gets nothing with a wrong one', async ({
  page,
}) => {
  await openAs(page, analyst, '/account');
  await page.getByRole('button', { name: 'Make a token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'What it is for' }).fill('Journey by curl');
  await dialog.getByText('Figures, and which returns are in', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Make token' }).click();
  const secret = await dialog.getByRole('group', { name: 'The token' }).innerText();
  const [saved] = await askDemonstration(
    `SELECT query_id FROM saved_query_version WHERE name = 'Disruptions by area' ORDER BY saved_at LIMIT 1`,
  );
  const fetchBy = (...by: readonly string[]) =>
    run('curl', [
      '-sS',
      '-w',
      '%{http_code}',
      ...by,
      `${new URL(page.url()).origin}/export/saved/${String(saved?.query_id)}.csv?plain=yes&quarter=2026-27-Q2`,
    ]);
  const { stdout } = await fetchBy('--header', `Authorization: Bearer ${secret}`);
  expect(stdout).toMatch(/Buckinghamshire,.*148.*200$/s);
  const { stdout: refused } = await fetchBy(
    '--header',
    `Authorization: Bearer ${secret.slice(0, -1)}`,
  );
  expect(refused).toMatch(/401$/);
  expect(refused).not.toContain('Buckinghamshire');
});

test('a scheduled email arrives as a file', async ({ page }) => {
  const title = 'The Overview on Mondays';
  // The email says that it leaves data out because of its marking.
  const read = async () =>
    (await readMailsTo('analyst@tvp.stronghold.example')).filter((mail) =>
      /^Subject: Something new for you in Stronghold/m.test(mail),
    ).length;
  const before = await read();
  // The journey does not wait for the server, which checks for due schedules once a minute.
  await askDemonstration(
    `UPDATE schedule SET next_run_at = '2026-11-23T08:00:00Z' WHERE title = '${title}'`,
  );
  await askDemonstration(`INSERT INTO jobs.job (name, data) VALUES ('look', '{}')`);
  await expect.poll(read).toBeGreaterThan(before);
  await openAs(page, analyst, '/schedules');
  await expect(
    page.getByRole('row', { name: title }).getByText('23 November 2026, 08:00'),
  ).toBeVisible();
});
