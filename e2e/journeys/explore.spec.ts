import type { Page } from '@playwright/test';

import { deep } from '../fixtures/looks.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const state = (page: Page, words: RegExp | string) =>
  expect(page.getByText(words).first()).toBeVisible();
const answer = (page: Page) => page.getByRole('region', { name: 'Answer' });
const editor = (page: Page) => page.getByRole('textbox', { name: /^Text of the question/ });

test('each ready question is answered without changes', async ({ page }) => {
  await page.goto('/explore');
  const cards = page.getByRole('list', { name: 'Ready questions' }).getByRole('button');
  // Two of the cards start an empty question.
  await expect(cards).toHaveCount(12);
  // Each card shows a preview of its answer.
  await expect(cards.nth(0)).toContainText('148');
  await expect(cards.nth(9)).toContainText('Pursue');
  for (let card = 0; card < 10; card += 1) {
    await cards.nth(card).click();
    await state(page, 'Answer is up to date');
    await page.getByRole('button', { name: 'Ready questions' }).click();
  }
});

test('a question is typed with completion and the keyboard alone, and survives a reload', async ({
  page,
}) => {
  await page.goto('/explore');
  await expect(
    page.getByRole('heading', { level: 1, name: 'What do you want to know?' }),
  ).toBeVisible();
  await page.keyboard.press('Alt+n');
  // The focus starts in the builder. The text is in the next pane.
  await expect(page.getByRole('region', { name: 'Builder' }).getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Control+e');
  await expect(editor(page)).toBeVisible();
  await expect(page.getByText('Matches the builder', { exact: true })).toBeVisible();
  await page.keyboard.press('F6');
  await expect(editor(page)).toBeFocused();
  // The code that completes text and closes brackets is fetched when the focus reaches the text.
  await expect(editor(page)).toHaveAttribute('aria-autocomplete', 'list');
  // The list that opens at the first letters accepts keys at once, even if the word is typed
  // quickly.
  for (const [begun, goesOn] of [
    ['{ f', 'igu'],
    [' { t', 'ot'],
    [' { d', 'isrup'],
  ] as const) {
    await page.keyboard.type(begun);
    await expect(page.getByRole('listbox', { name: 'Completions' })).toBeVisible();
    await page.keyboard.type(goesOn);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
  await page.keyboard.type(' { text');
  await expect(editor(page)).toHaveText(/figures.*totals.*disruptions.*text/s);
  await page.keyboard.press('Control+Enter');
  await state(page, 'Answer is up to date');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();

  const written = await editor(page).innerText();
  await page.reload();
  await expect(editor(page)).toHaveText(/disruptions/);
  expect(await editor(page).innerText()).toBe(written);
});

test('a mistake is marked where it is, and corrected with one press', async ({ page }) => {
  await page.goto('/explore');
  await expect(
    page.getByRole('heading', { level: 1, name: 'What do you want to know?' }),
  ).toBeVisible();
  await page.keyboard.press('Alt+n');
  await page.keyboard.press('Control+e');
  await editor(page).click();
  await page.keyboard.insertText(
    '{\n  figures(by: [AREA, CHANNEL]) {\n    totals { disruption { text } }\n  }\n}',
  );
  await page.keyboard.press('Control+Enter');
  await expect(
    answer(page).getByRole('heading', { name: 'Correct 1 problem, then run again' }),
  ).toBeVisible();
  await expect(
    answer(page).getByText('There is no measure disruption. Do you mean disruptions?'),
  ).toBeVisible();
  await page.keyboard.press('F8');
  await expect(editor(page)).toBeFocused();
  await page.getByRole('button', { name: 'Use disruptions' }).click();
  await expect(
    answer(page).getByText(/^Channel is not recorded for confirmed disruptions/),
  ).toBeVisible();
  // The builder's button of the same name has an icon instead of text.
  await page.getByText('Remove Channel', { exact: true }).click();
  await page.keyboard.press('Control+Enter');
  await state(page, 'Answer is up to date');
});

test('a question is saved, shared, and opened from its link with another quarter', async ({
  page,
}) => {
  await page.goto('/explore');
  await page.getByRole('button', { name: /^Where were the most disruptions/ }).click();
  await state(page, 'Answer is up to date');
  await page.keyboard.press('Control+s');
  const name = `Disruptions of the journey ${Date.now()}`;
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page).toHaveURL(/\/explore\/[\w-]{36}$/);
  const saved = new URL(page.url()).pathname;

  await page.goto('/about');
  await page.evaluate(() => localStorage.clear());
  await page.goto(`${saved}?quarter=2026-27-Q1`);
  await expect(page.getByRole('button', { name, exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Q1 2026\/27 Quarter/ })).toBeVisible();
  await state(page, 'Answer is up to date');
});

test('a lost connection affects only content that has to be fetched', async ({ browser }) => {
  // On this page the browser may report errors, as it does when the connection is lost.
  const page = await browser.newPage();
  await page.route(/InboxLink|AnswerChart/, async (route) => route.abort());
  await page.goto('/explore');
  await page.getByRole('button', { name: /^Which crimes are reported most/ }).click();
  await state(page, 'Answer is up to date');
  await expect(answer(page).getByRole('row', { name: /^Drugs/ })).toBeVisible();

  await page.context().setOffline(true);
  await page.getByRole('button', { name: /^Run/ }).click();
  await expect(answer(page).getByRole('heading', { name: 'No connection' })).toBeVisible();
  await expect(answer(page).getByRole('row', { name: /^Drugs/ })).toBeVisible();
  await answer(page).getByText('Chart', { exact: true }).click();
  await expect(answer(page).getByRole('alert')).toHaveText(/^This part could not load\./);
  await expect(page.getByRole('link', { name: 'Overview' })).toBeVisible();

  await page.context().setOffline(false);
  await page.reload();
  await expect(page.getByRole('button', { name: /^Reports by crime type/ })).toBeVisible();
  await page.context().close();
});

test(
  'a browser that does not allow storage shows pages, and says that it keeps nothing',
  deep,
  async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('Access is denied for this document.', 'SecurityError');
          },
        });
    });
    await page.goto('/explore');
    await page.getByRole('button', { name: /^Which crimes are reported most/ }).click();
    await state(page, 'Answer is up to date');
    await expect(answer(page).getByRole('row', { name: /^Drugs/ })).toBeVisible();
    await state(page, 'This browser does not allow storage: save what you want to keep');

    await page.goto('/?area=E06000038');
    await page.getByRole('button', { name: 'Save these filters' }).click();
    await expect(
      page.getByText(
        'This browser does not allow storage, so the filters could not be remembered.',
      ),
    ).toBeAttached();
  },
);
