import type { Browser, Page } from '@playwright/test';

import { expectNoBarriers } from '../fixtures/barriers.js';
import { sendCorrection } from '../fixtures/correction.js';
import { findWrongFigures } from '../fixtures/drawn-figures.js';
import { findCutWords, findSmallestLetters } from '../fixtures/letters.js';
import {
  analyst,
  chair,
  contributor,
  lead,
  openAs,
  secretary,
  superintendent,
} from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

/** A quarter without a pack in the demonstration. */
const quarter = { key: '2025-26-Q1', label: 'Q1 2025/26' };
const pack = `/boards/${quarter.key}/E23000029`;

/** Opens another person's browser at an address. */
async function seatOf(
  browser: Browser,
  post: string,
  { baseURL, address }: { baseURL: string; address: string },
): Promise<Page> {
  const page = await browser.newPage({ baseURL });
  await openAs(page, post, address);
  return page;
}

const textOf = (page: Page, kind: string) => page.getByRole('region', { name: kind, exact: true });

/** Sets the agency that writes a text, from the keyboard. */
async function assign(page: Page, kind: string, agency: string): Promise<void> {
  await page.getByRole('button', { name: `Who writes ${kind}` }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^None: the secretary/ }).press('Enter');
  await page.keyboard.type(agency);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Post').fill('Head of analysis');
  await dialog.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(textOf(page, kind)).toContainText(`Head of analysis, ${agency}`);
}

async function write(page: Page, kind: string, words: string): Promise<void> {
  await textOf(page, kind).getByRole('textbox').fill(words);
  await textOf(page, kind).getByRole('button', { name: 'Ready to be agreed' }).press('Enter');
  await expect(textOf(page, kind)).toContainText('In review');
}

interface Signing {
  readonly page: Page;
  readonly edition: 'partners' | 'cleared readers';
  /** Why it is signed with gaps; absent if there are none. */
  readonly reason?: string | undefined;
}

/**
 * Signs an edition, and again if returns came in after it was read, as those of other journeys do.
 * Nothing else excuses a refusal, so each further signature must be for later figures.
 */
async function sign({ page, edition, reason }: Signing): Promise<void> {
  const panel = page.getByRole('region', { name: 'Sign-off' });
  const button = panel.getByRole('button', { name: `Sign the edition for ${edition}` });
  const signed = panel
    .getByRole('listitem')
    .filter({ hasText: `Signed for ${edition}`, hasNotText: 'it must be signed again' });
  const refused = panel
    .getByRole('alert')
    .or(panel.getByRole('button', { name: 'I have read the latest version' }));
  await page.reload();
  await expect(button.or(signed)).toBeVisible();
  for (let last = 0; (await button.count()) > 0;) {
    const [, version = ''] = /data version ([\d,]+)/.exec(await panel.innerText()) ?? [];
    const read = Number(version.replaceAll(',', ''));
    expect(read).toBeGreaterThan(last);
    last = read;
    if (reason !== undefined) await panel.getByLabel('Why it is signed with gaps').fill(reason);
    await button.press('Enter');
    // A return may also come in just after the signature, which is then no longer current.
    await expect(signed.or(refused).first()).toBeVisible();
    await page.reload();
    await expect(button.or(signed)).toBeVisible();
  }
}

/**
 * Signs both editions. If returns came in between the two signatures, the first must be given
 * again.
 */
async function signOff({
  head,
  officer,
  reason,
}: Pick<Signing, 'reason'> & { readonly head: Page; readonly officer: Page }): Promise<void> {
  const isSignedOff = officer.getByRole('heading', {
    level: 1,
    name: 'This pack is signed off: nothing in it changes',
  });
  do {
    await sign({ page: head, edition: 'partners', reason });
    await sign({ page: officer, edition: 'cleared readers', reason });
  } while (!(await isSignedOff.isVisible()));
}

async function agree(page: Page, kind: string): Promise<void> {
  await textOf(page, kind)
    .getByRole('button', { name: `Agree ${kind}` })
    .press('Enter');
  await expect(textOf(page, kind).getByText('Agreed', { exact: true })).toBeVisible();
}

test('a pack is opened for a quarter, written by three agencies, signed by two people, read and replaced', async ({
  page,
  browser,
  baseURL: origin,
  expectAccessible,
}) => {
  test.setTimeout(600_000);
  const baseURL = origin ?? '';
  await openAs(page, secretary, '/boards');
  await page.getByRole('button', { name: 'Open a pack' }).press('Enter');
  const opening = page.getByRole('dialog');
  await opening.getByRole('button', { name: /Quarter/ }).press('Enter');
  await page.getByRole('option', { name: quarter.label }).press('Enter');
  await opening.getByLabel('Board meets').fill('2026-12-10');
  await opening.getByRole('button', { name: 'Open the pack' }).press('Enter');
  await page.waitForURL(`**${pack}/edit`);
  await expect(
    page.getByRole('heading', { level: 1, name: /^0 of \d+ texts are written/ }),
  ).toBeVisible();

  await test.step('the sections of the pack are chosen and put in order from the keyboard', async () => {
    await page.getByRole('button', { name: 'Choose' }).press('Enter');
    const dialog = page.getByRole('dialog');
    for (const left of [
      /Disruptions by objective/,
      /Impact and lead/,
      /Crime types/,
      /Organised crime groups/,
      /Results/,
      /Safeguarding/,
      /Resourcing/,
      /Real/,
      /Looking/,
    ])
      await dialog.getByRole('checkbox', { name: left }).press('Space');
    await dialog.getByRole('button', { name: 'Use these sections' }).press('Enter');
    await expect(dialog).toHaveCount(0);
    const sections = page.getByRole('navigation', { name: 'Sections' }).getByRole('link');
    await expect(sections).toHaveCount(6);
    await page.getByRole('link', { name: /^\d Reports/ }).press('Alt+ArrowUp');
    await expect(page.getByRole('status').filter({ hasText: 'Reports, 3 of 6' })).toHaveCount(1);
    await expect(sections.nth(2)).toContainText('Reports');
    await sections.nth(2).press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: /^3 Reports/ })).toBeVisible();
  });

  await test.step('a section shows a saved question next to figures from pages', async () => {
    await page.getByRole('button', { name: 'Change the section Reports' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Remove Reports: Crime types' }).press('Enter');
    await dialog.getByRole('button', { name: /Add a figure/ }).press('Enter');
    await page.getByRole('option', { name: 'Disruptions by area' }).press('Enter');
    await expect(
      dialog.getByText(/^Disruptions by area \(saved question, version \d\)$/),
    ).toBeVisible();
    await dialog.getByRole('button', { name: 'Move Disruptions by area up' }).press('Enter');
    await expect(dialog.getByRole('button', { name: 'Move Disruptions by area up' })).toBeFocused();
    await expectAccessible();
    await dialog.getByRole('button', { name: 'Save', exact: true }).press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('region', { name: /Disruptions by area/ })).toBeVisible();
  });

  await test.step('texts are assigned to agencies', async () => {
    await assign(page, 'What happened', 'Oxfordshire County Council');
    await assign(page, 'Why', 'Reading Borough Council');
    await assign(page, 'What next', 'Thames Valley Police');
    await expectAccessible();
  });

  const address = `${pack}/edit?section=reports`;
  const council = await seatOf(browser, contributor, { baseURL, address });
  const reading = await seatOf(browser, lead, { baseURL, address });
  const police = await seatOf(browser, analyst, { baseURL, address });
  await test.step('two people write in the same text at once, and nothing is lost', async () => {
    await textOf(council, 'What happened')
      .getByRole('textbox')
      .fill('Reports moved as they usually do. Online reports came later.');
    await write(
      page,
      'What happened',
      'Reports moved as they usually do. Weekend cover began in May.',
    );
    await expect(
      textOf(page, 'What happened').getByText('is writing in “What happened” now'),
    ).toBeVisible();
    await textOf(council, 'What happened')
      .getByRole('button', { name: 'Save', exact: true })
      .press('Enter');
    const clash = council.getByRole('heading', {
      name: /^Somebody saved this text while you were writing/,
    });
    await expect(clash).toBeFocused();
    await council.getByRole('button', { name: 'Keep both' }).press('Enter');
    await expect(textOf(council, 'What happened').getByRole('textbox')).toHaveValue(
      'Reports moved as they usually do. Weekend cover began in May. Online reports came later.',
    );
    const ready = textOf(council, 'What happened').getByRole('button', {
      name: 'Ready to be agreed',
    });
    // The conflict may appear before the answer that refuses the change. Until the answer, a press
    // is ignored.
    await expect(ready).toBeEnabled();
    await ready.press('Enter');
    await expect(textOf(council, 'What happened')).not.toContainText('Not saved yet');
  });

  await test.step('unsaved text survives a lost connection and a reload', async () => {
    await reading.context().setOffline(true);
    await textOf(reading, 'Why').getByRole('textbox').fill('Weekend cover began in May.');
    await textOf(reading, 'Why').getByRole('button', { name: 'Save', exact: true }).press('Enter');
    await expect(textOf(reading, 'Why').getByRole('alert')).toContainText(
      'Your words are kept in this browser.',
    );
    await reading.context().setOffline(false);
    await reading.reload();
    await expect(
      textOf(reading, 'Why').getByText('Your unsaved words were kept in this browser.'),
    ).toBeVisible();
    await textOf(reading, 'Why').getByRole('button', { name: 'Ready to be agreed' }).press('Enter');
    await expect(textOf(reading, 'Why')).toContainText('In review');
  });
  await write(police, 'What next', 'Partner reports get a **second check** within the day.');

  await test.step('the secretary agrees the texts and passes the pack to the chair', async () => {
    await page.reload();
    for (const kind of ['What happened', 'Why', 'What next']) await agree(page, kind);
    await page.getByRole('link', { name: /Chair’s statement/ }).press('Enter');
    await write(page, 'Statement', 'One thing stands out this quarter.');
    await agree(page, 'Statement');
    await page.getByRole('button', { name: 'Hand to the chair' }).press('Enter');
    await expect(page.getByText('The pack is with the chair.')).toHaveCount(1);
  });

  const head = await seatOf(browser, chair, { baseURL, address: `${pack}/edit` });
  await test.step('the chair hands the pack back, and the text is owed until it is corrected', async () => {
    await head.getByRole('button', { name: 'Hand back for changes' }).press('Enter');
    const dialog = head.getByRole('dialog');
    await dialog
      .getByLabel('What needs changing (optional)')
      .fill('The statement says nothing of what comes next.');
    await expectNoBarriers(head);
    await dialog.getByRole('button', { name: 'Hand it back' }).press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(head.getByRole('heading', { name: 'Sign-off' })).toBeFocused();
    await page.reload();
    await expect(
      page.getByText(
        /^Handed back by Independent chair, .+: “The statement says nothing of what comes next\.”$/,
      ),
    ).toBeVisible();
    await write(page, 'Statement', 'One thing stands out this quarter, and two are to come.');
    await expect(page.getByText('Texts agreed: 1 missing')).toBeVisible();
    await agree(page, 'Statement');
    await page.getByRole('button', { name: 'Hand to the chair' }).press('Enter');
    await expect(page.getByText('The pack is with the chair.')).toHaveCount(1);
    await head.reload();
  });

  const officer = await seatOf(browser, superintendent, { baseURL, address: `${pack}/edit` });
  await test.step('the chair signs the partners’ edition, and a cleared senior officer signs the edition for cleared readers', async () => {
    await signOff({ head, officer });
  });

  await test.step('a member reads the signed pack, and downloads it', async () => {
    await reading.goto(pack);
    await expect(
      reading.getByText('Thames Valley, Q1 2025/26. Signed off by Independent chair'),
    ).toBeVisible();
    const section = reading.getByRole('region', { name: /Reports$/ });
    await section.scrollIntoViewIfNeeded();
    await expect(section.getByText('second check')).toBeVisible();
    await expectNoBarriers(reading);
    await expect(section.locator('strong', { hasText: 'second check' })).toHaveCount(1);
    for (const [kind, ending] of [
      ['PDF', /\.pdf$/],
      ['Slides', /\.pptx$/],
      ['Workbook', /\.xlsx$/],
    ] as const) {
      const download = reading.waitForEvent('download', { timeout: 120_000 });
      await reading
        .getByRole('button', { name: `${kind} of Thames Valley, ${quarter.label}` })
        .press('Enter');
      expect((await download).suggestedFilename()).toMatch(ending);
    }
  });

  await test.step('a browser can print the pack', async () => {
    await reading.goto(`${pack}/print`);
    await expect(reading.getByRole('main')).toHaveAttribute('data-pack-sheets', 'drawn');
    await expectNoBarriers(reading);
    const { faults, compared } = await findWrongFigures(reading, {
      quarter: quarter.key,
      area: 'E23000029',
    });
    expect(faults).toEqual([]);
    expect(compared).toEqual(expect.arrayContaining(['FUNNEL', 'MAP', 'TABLE']));
    // The comparison detects a wrong figure.
    await reading
      .locator('[id] svg text', { hasText: /^all \d/ })
      .evaluate((label) => (label.textContent = 'all 7.77'));
    await reading
      .locator('section table td', { hasText: /^\d[\d,]*$/ })
      .last()
      .evaluate((cell) => (cell.textContent = '777,777'));
    expect(
      (await findWrongFigures(reading, { quarter: quarter.key, area: 'E23000029' })).faults.length,
    ).toBeGreaterThan(1);
    await reading.goto(pack);
  });

  await test.step('the board sees the pack on the wall, one screen at a time', async () => {
    await reading.setViewportSize({ width: 1280, height: 720 });
    await reading.getByRole('link', { name: 'Projector' }).press('Enter');
    await expect(
      reading.getByRole('heading', { level: 1, name: '1 Chair’s statement' }),
    ).toBeVisible();
    await expectNoBarriers(reading);
    await reading.keyboard.press('PageDown');
    await reading.keyboard.press('ArrowRight');
    await expect(
      reading.getByRole('heading', { level: 1, name: /^3 Reports, 1 of \d/ }),
    ).toBeVisible();
    await expect(reading.getByText('second check')).toBeVisible();
    expect(
      await reading.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight),
    ).toBe(true);
    // In this smaller window, 15.8 px stand for 24 px on a wall of 1920 by 1080, less some
    // rounding.
    await expect(async () =>
      expect(await findSmallestLetters(reading)).toBeGreaterThan(15.8),
    ).toPass();
    await expectNoBarriers(reading);
    const notes = reading.waitForEvent('popup');
    await reading.keyboard.press('n');
    await (await notes).getByRole('button', { name: 'Back' }).press('Enter');
    await expect(reading.getByRole('heading', { level: 1, name: /^2 / })).toBeVisible();
    await expectNoBarriers(await notes);
    await (await notes).close();
    await reading.keyboard.press('h');
    await expect(reading.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await expectNoBarriers(reading);
    await reading.keyboard.press('Escape');
    await expect(reading.getByRole('dialog')).toHaveCount(0);
    await reading.keyboard.press('Escape');
    await reading.waitForURL(`**${pack}?version=1`);
  });

  await test.step('every screen is legible from the back of the room, and nothing is cut off', async () => {
    await reading.setViewportSize({ width: 1920, height: 1080 });
    await reading.goto(`${pack}/projector`);
    const place = reading.getByText(/^1 of \d+$/);
    await expect(place).toBeVisible();
    const count = Number(/\d+$/.exec((await place.textContent()) ?? '')?.[0]);
    expect(count).toBeGreaterThan(10);
    for (let screen = 1; screen <= count; screen += 1) {
      await expect(reading.getByText(`${screen} of ${count}`, { exact: true })).toBeVisible();
      // Allow for rounding. Wait, because content that is drawn late changes the scale of other
      // content.
      await expect(async () => {
        await expect(reading.locator('[aria-busy="true"]')).toHaveCount(0);
        expect(await findSmallestLetters(reading), `screen ${screen}`).toBeGreaterThan(23.9);
        expect(await findCutWords(reading), `screen ${screen}`).toEqual([]);
      }).toPass({ timeout: 20_000 });
      await reading.keyboard.press('PageDown');
    }
    await reading.setViewportSize({ width: 1280, height: 720 });
  });

  await test.step('a correction is published: the pack stays the same, with the current value next to the figure', async () => {
    await reading.goto(pack);
    await expect(reading.getByText('No figure revised since')).toBeVisible();
    const scorecard = reading.getByRole('region', { name: /Scorecard$/ });
    const vacancies = scorecard.getByRole('row', { name: /^Vacancy rate/ });
    await vacancies.scrollIntoViewIfNeeded();
    const [signed = ''] = await vacancies.getByRole('cell').allTextContents();
    await sendCorrection(council, { agency: 'OCC', quarter: quarter.key, start: '2025-04-01' });
    await reading.reload();
    await vacancies.scrollIntoViewIfNeeded();
    const [figure] = await vacancies.getByRole('cell').all();
    await expect(figure ?? vacancies).toHaveText(
      new RegExp(`^${signed.replace('.', '\\.')}revised since, now \\d+\\.\\d%$`),
    );
    await expect(figure ?? vacancies).not.toHaveText(`${signed}revised since, now ${signed}`);
    await expect(
      scorecard.getByText(
        `Oxfordshire County Council, resources ${quarter.label}, 24 November 2026`,
      ),
    ).toBeVisible();
    await vacancies.getByRole('link', { name: /^revised since, now/ }).press('Enter');
    const all = reading.getByRole('region', { name: /revised since the board saw/ });
    await expect(all.getByRole('row', { name: /^Vacancy rate/ })).toContainText(signed);
    await expectNoBarriers(reading);
  });

  await test.step('a second version replaces the pack, and the first stays available', async () => {
    await page.goto(`${pack}/edit`);
    await page.getByRole('button', { name: 'Start a new version' }).press('Enter');
    await page.getByLabel('What it corrects').fill('The cover began in June.');
    await page.getByRole('button', { name: 'Start it' }).press('Enter');
    await page.waitForURL('**/edit?version=2');
    await page.getByRole('button', { name: 'Hand to the chair' }).press('Enter');
    await expect(page.getByText('The pack is with the chair.')).toHaveCount(1);
    for (const seat of [head, officer]) await seat.goto(`${pack}/edit?version=2`);
    await signOff({ head, officer, reason: 'Its words are those of the first version.' });
    await reading.goto(`${pack}?version=1`);
    await expect(reading.getByText('A later version has replaced it.')).toBeVisible();
    await reading.goto(pack);
    await expect(reading.getByText('Version 2: The cover began in June.')).toBeVisible();
  });

  for (const seat of [council, reading, police, head, officer]) await seat.close();
});
