import { analyst, openAs } from '../fixtures/people.js';
import { askDemonstration } from '../fixtures/records.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const TITLE = 'Journey: more than one disruption';

/**
 * Makes the server check the alert now, because the journey does not wait for the check once a
 * minute.
 */
const look = () =>
  askDemonstration(
    `INSERT INTO jobs.job (name, data) SELECT 'alert', json_build_object('alertId', id) FROM alert WHERE title = '${TITLE}'`,
  );

test('an alert is created in the form, raised, acknowledged, and cleared', async ({
  page,
  expectAccessible,
}) => {
  await openAs(page, analyst, '/explore/saved');
  await page.getByRole('link', { name: 'Disruptions by area', exact: true }).click();
  await page.getByRole('button', { name: 'Alert', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'New alert' });
  await form.getByRole('textbox', { name: 'Title' }).fill(TITLE);
  await form.getByRole('textbox', { name: 'Number' }).fill('1');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.getByText(/^Choose which measure of the question to watch/)).toBeVisible();
  await expectAccessible();
  await form.getByRole('button', { name: /Its measure$/ }).click();
  await page.getByRole('option', { name: 'Confirmed disruptions', exact: true }).click();
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(`${TITLE} has been saved.`).first()).toBeAttached();

  await look();
  const row = page.getByRole('row', { name: TITLE });
  await expect(async () => {
    await page.goto('/alerts');
    await expect(row.getByText('Raised', { exact: true })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await row.getByRole('button', { name: `Acknowledge ${TITLE}` }).click();
  await expect(row.getByText('Acknowledged', { exact: true })).toBeVisible();
  await askDemonstration(
    `UPDATE alert SET threshold = 1000000, seen_for = '' WHERE title = '${TITLE}'`,
  );
  await look();
  await expect(async () => {
    await page.goto('/alerts');
    await expect(row.getByText('Cleared', { exact: true })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await row.getByRole('button', { name: `Delete ${TITLE}` }).click();
  await expect(row).toBeHidden();
});
