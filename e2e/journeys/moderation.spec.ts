import { expectNoBarriers } from '../fixtures/barriers.js';
import { isDeep } from '../fixtures/looks.js';
import { openAs } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const moderator = 'Moderation panel officer, South East Regional Organised Crime Unit';

/** How many disruptions are decided, one after another. */
const decided = isDeep ? 10 : 3;

test('a moderator works through disruptions by keyboard, one after another', async ({ page }) => {
  test.setTimeout(240_000);
  await openAs(page, moderator, '/returns/moderation?agency=TVP');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(/^\d+ disruptions are waiting for the panel/);
  const waiting = async () => Number.parseInt((await heading.textContent()) ?? '', 10);
  const before = await waiting();

  await page.getByRole('table').getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  for (let number = 1; number <= decided; number += 1) {
    const opened = page.getByRole('heading', { level: 2 });
    await expect(opened).toBeFocused();
    const name = await opened.textContent();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('radio', { checked: true })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.type('The panel agrees with the claim');
    if (number === 1) await page.getByLabel('Panel', { exact: true }).fill('2026-11-24');
    await expect(page.getByText('Effect on the quarter')).toBeVisible();
    await page.getByRole('button', { name: /^Confirm as / }).focus();
    await page.keyboard.press('Enter');
    await expect(opened).not.toHaveText(name ?? '');
  }
  await expect.poll(waiting).toBe(before - decided);
  await expectNoBarriers(page);
});

test('a moderator reads what panels have decided, and the address keeps the filters of the list', async ({
  page,
}) => {
  await openAs(page, moderator, '/returns/moderation');
  await page.getByRole('link', { name: /^Decided / }).click();
  await expect(page).toHaveURL('/returns/moderation?list=decided');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^[\d,]+ disruptions were decided by panels/,
  );
  const first = page.getByRole('table').getByRole('link').first();
  await first.click();
  await expect(page.getByRole('heading', { level: 2 })).toBeFocused();
  const panel = page.getByRole('region');
  await expect(panel.getByText('Rationale', { exact: true })).toBeVisible();
  await expect(panel.getByRole('radio')).toHaveCount(0);
  await expectNoBarriers(page);

  await page.goBack();
  await expect(first).toBeFocused();
  const newest = await first.textContent();
  await page.getByRole('button', { name: 'Earlier' }).click();
  await expect(page).toHaveURL(/list=decided&after=/);
  await expect(page.getByRole('button', { name: 'Newest' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('row')).toHaveCount(101);
  await page.goBack();
  await expect(first).toHaveText(newest ?? '');
  await page.getByRole('link', { name: /^Sent back / }).click();
  await expect(page).toHaveURL('/returns/moderation?list=sent-back');
  await expectNoBarriers(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('an opened disruption is in view, and closing it leads to its row', async ({ page }) => {
    await openAs(page, moderator, '/returns/moderation');
    const row = page.getByRole('table').getByRole('link').nth(9);
    const name = await row.textContent();
    await row.click();
    const opened = page.getByRole('heading', { level: 2 });
    await expect(opened).toBeFocused();
    await expect(opened).toBeInViewport();
    await expect(opened).toHaveText(new RegExp(`^${name} of `));
    await expect(page.getByRole('table', { name: /waiting for the panel/ })).toBeHidden();
    await expectNoBarriers(page);

    await page.goBack();
    await expect(opened).toBeHidden();
    await expect(row).toBeFocused();
    await expect(row).toBeInViewport();

    await page.keyboard.press('Enter');
    await expect(opened).toBeFocused();
    await page.getByRole('link', { name: 'Back to the queue' }).click();
    await expect(row).toBeFocused();
    await expect(row).toBeInViewport();
  });
});
