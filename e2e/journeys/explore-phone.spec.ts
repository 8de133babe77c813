import { analyst, openAs } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

test('blocks can be added to My page and arranged on a phone', async ({ page }) => {
  await page.setViewportSize(phone);
  await openAs(page, analyst, '/mine');
  await expect(page.getByRole('heading', { level: 1, name: 'My page' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Add a block' })).toBeVisible();
  await page.getByRole('button', { name: 'Arrange' }).click();
  await expect(page.getByRole('button', { name: /^Move / }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Add a block' }).click();
  await expect(page.getByRole('link', { name: 'New question' })).toBeVisible();
});

test('on a phone, links lead back to the ready questions and to open questions', async ({
  page,
}) => {
  await page.setViewportSize(phone);
  await openAs(page, analyst, '/explore');
  const ready = page.getByRole('button', { name: /Where were the most disruptions confirmed/ });
  const open = page.getByRole('button', { name: 'Disruptions by area, not saved' });
  await expect(open).toBeHidden();
  await ready.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Disruptions by area' })).toBeVisible();
  await expect(open).toBeHidden();
  await page.getByRole('button', { name: 'Ready questions' }).click();
  await expect(ready).toBeVisible();
  await open.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Disruptions by area' })).toBeVisible();
  await page.getByRole('link', { name: 'Saved', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Saved questions' })).toBeVisible();
});

test('the chosen kind of chart stays when the window is narrowed and widened again', async ({
  page,
}) => {
  await openAs(page, analyst, '/explore');
  await page.getByRole('button', { name: /Where were the most disruptions confirmed/ }).click();
  const answer = page.getByRole('region', { name: 'Answer' });
  await expect(
    answer.getByRole('heading', { level: 2, name: /^Buckinghamshire had the most/ }),
  ).toBeVisible();
  await page.keyboard.press('Alt+2');
  const map = answer.getByRole('radio', { name: /^Map/ });
  await expect(answer.getByRole('radio', { name: /^Sorted bars/ })).toBeChecked();
  await map.check();
  await page.setViewportSize(phone);
  await expect(page.getByRole('button', { name: 'Change', exact: true })).toBeVisible();
  await answer.getByText('Chart: Map').click();
  await expect(map).toBeChecked();
  await page.setViewportSize(desk);
  await expect(page.getByRole('button', { name: 'Change', exact: true })).toBeHidden();
  await expect(map).toBeChecked();
});
