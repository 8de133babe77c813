import { councilAdministrator, openAs } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.describe('in its own installation', () => {
  test.use({ installation: 'empty' });

  test('an agency is added and renamed, and the effects of ending it with a successor are shown before saving', async ({
    page,
    expectAccessible,
  }) => {
    const code = `X${Date.now().toString(36).toUpperCase()}`;
    const name = `A charity ${code}`;
    await page.goto('/admin/agencies');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('agencies');
    await expectAccessible();
    await page.getByRole('button', { name: 'Add an agency' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Code').fill('rbc');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Add it' }).click();
    await expect(dialog.getByText(/A code has 2 to 12 capital letters/)).toBeVisible();
    await expectAccessible();
    await dialog.getByLabel('Code').fill(code);
    await dialog.getByLabel('Exists from').fill('2027-01-01');
    await dialog.getByRole('button', { name: 'Add it' }).click();
    await page.getByRole('searchbox', { name: 'Find an agency' }).fill(code);
    const row = page.getByRole('row', { name: new RegExp(code) });
    await expect(row).toContainText('From 1 January 2027 on');

    await row.getByRole('button', { name: `Rename ${name}` }).click();
    await dialog.getByLabel('Name').fill(`${name} and friends`);
    await dialog.getByRole('button', { name: 'Rename' }).click();
    await expect(row).toContainText('and friends');

    await row.getByRole('button', { name: `End ${name} and friends` }).click();
    await dialog.getByLabel('Last day').fill('2027-03-31');
    await dialog.getByLabel('Who takes over').selectOption("Barnardo's");
    await dialog.getByRole('button', { name: 'See what it changes' }).click();
    await expect(dialog.getByRole('heading', { name: 'What it would change' })).toBeFocused();
    await expect(
      dialog.getByText(
        /Records dated after 31 March 2027 are refused, and the message names Barnardo's/,
      ),
    ).toBeVisible();
    await expect(dialog.getByText('Nobody has access there.')).toBeVisible();
    await expectAccessible();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(row).toContainText('From 1 January 2027 to 31 March 2027');
    await expect(row).toContainText("Barnardo's");
  });
});

test.describe('in the demonstration', () => {
  test.use({ installation: 'demonstration' });

  test('an administrator of one agency cannot change agencies', async ({ page }) => {
    await openAs(page, councilAdministrator, '/admin/agencies');
    await expect(page.getByRole('row', { name: /Thames Valley Police/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /^(Add|Rename|End)/ })).toHaveCount(0);
  });
});
