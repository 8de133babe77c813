import { inEach, type Look, setWidth, toLooks } from '../fixtures/looks.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

test('the workbench is accessible, on a wide screen and on a phone', async ({
  page,
  expectAccessible,
}) => {
  test.slow();
  const looks = toLooks([1440, 1280, 390]);
  const isWide = ({ width }: Look) => width >= 700;
  const search = async ({ width }: Look) => {
    await expectAccessible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
  };
  await page.goto('/explore');
  await expect(
    page.getByRole('heading', { level: 1, name: 'What do you want to know?' }),
  ).toBeVisible();
  await inEach(page, looks, search);

  await page.getByRole('button', { name: /^Which crimes are reported most/ }).click();
  await expect(page.getByText('Answer is up to date').first()).toBeVisible();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await inEach(
    page,
    looks.filter((look) => !isWide(look)),
    search,
  );

  await page.keyboard.press('Escape');
  await setWidth(page, 1440);
  await page.keyboard.press('Control+e');
  await page.getByRole('textbox', { name: /^Text of the question/ }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('{ figures(by: [CHANEL]) { groupCount } }');
  await expect(page.getByRole('button', { name: 'Use CHANNEL' })).toBeVisible();
  await inEach(page, looks.filter(isWide), search);
});

test('the dialogs for shortcuts, for available fields and for saving are accessible', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/explore');
  await page.getByRole('button', { name: /^Which crimes are reported most/ }).click();
  await expect(page.getByText('Answer is up to date').first()).toBeVisible();
  for (const [opens, title] of [
    ['?', 'Keys'],
    ['F1', 'What can be asked'],
    ['Control+s', 'Save this question'],
  ] as const) {
    await page.keyboard.press(opens);
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
    await expectAccessible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});
