import { tileOf } from '../fixtures/overview.js';
import { ownTitle } from '../fixtures/own-title.js';
import { analyst, lead, openAs, secretary } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const reading = '/safeguarding?area=E06000038';
const measure = '/measures/referrals?area=E06000038';

test('a council sees its own figures exactly and others’ rounded, and the page explains this', async ({
  page,
}) => {
  await openAs(page, lead);
  await expect(tileOf(page, 'NRM referrals')).toContainText(/about \d+/);
  await expect(tileOf(page, 'NRM referrals')).toContainText(/of yours/);
  await expect(tileOf(page, 'Confirmed disruptions')).not.toContainText('about');

  await page.goto(reading);
  await expect(
    page.getByRole('heading', { level: 1, name: ownTitle('\\d+ people in Reading') }),
  ).toBeVisible();
  await expect(
    page.getByText(/^Q2 2026\/27 \(July to September 2026\), Reading, all agencies\./),
  ).toBeVisible();
  await expect(
    page.getByText(
      /^Your own figures are exact\. What others sent is rounded to protect people, so parts may not add up/,
    ),
  ).toBeVisible();
  const block = page.locator('#pathways');
  await expect(block.getByRole('cell', { name: /^about \d*[05]$/ }).first()).toBeVisible();
  await block.getByRole('tab', { name: 'Table' }).click();
  await expect(block.getByRole('tabpanel', { name: 'Table' }).getByRole('columnheader')).toHaveText(
    ['Pathway', 'Ours', 'Others'],
  );

  await page.goto(measure);
  await expect(
    page.getByRole('heading', { level: 1, name: /safeguarding referrals/i }),
  ).toBeVisible();
  await expect(page.locator('main')).toContainText(/about \d+/);
  await page.goto(reading);
  await page.getByRole('link', { name: 'How people are protected' }).first().click();
  await expect(page).toHaveURL(/\/disclosure$/);
});

test('with too many filters, the page says that an agency counts as two and which filter to remove, and shows the figures without it', async ({
  page,
}) => {
  await openAs(page, lead, `${reading}&agency=TVP`);
  await expect(
    page.getByText(
      /^What others sent is withheld to protect people\. .* an agency counts as two\. Remove the filter on agency\.$/,
    ),
  ).toBeVisible();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Safeguarding: withheld to protect people' }),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Referred by' }).click();
  await page.getByRole('option', { name: 'Any agency' }).click();
  // Support services were used 13 times elsewhere, and random rounding never hides that many.
  const support = page.locator('#pathways').getByRole('row', { name: /^Support service/ });
  await expect(support.getByRole('cell', { name: /^about (5|10|15|20)$/ })).toBeVisible();
  await expect(page.getByText(/is withheld to protect people/)).toHaveCount(0);
});

test('a board member sees rounded counts, and hidden figures never read as zero', async ({
  page,
}) => {
  await openAs(page, secretary);
  await expect(tileOf(page, 'NRM referrals')).toContainText(/about \d+/);

  // The true count is zero. Whatever the random rounding, the figure reads as possibly fewer than
  // 5.
  await page.goto(`${reading}&pathway=DUTY_TO_NOTIFY&quarter=2026-27-Q1`);
  await expect(
    page.getByRole('heading', {
      level: 1,
      name: /^Safeguarding: too few to show|^We referred nobody in Reading/,
    }),
  ).toBeVisible();
  await page.goto(`${reading}&quarter=2026-27-Q2`);
  const block = page.locator('#exploitation');
  await block.getByRole('tab', { name: 'Table' }).click();
  const rows = block.getByRole('tabpanel', { name: 'Table' }).locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  // The table never reveals that others have none.
  for (const row of await rows.all()) {
    await expect(row.getByRole('cell').first()).toHaveText(/^(about [\d,]+|too few to show)\s*$/);
  }

  await page.goto(measure);
  await expect(page.locator('#facts')).toContainText(/about \d+/);
});

test('a cleared analyst sees true counts, without a note on protection', async ({ page }) => {
  await openAs(page, analyst);
  await expect(tileOf(page, 'NRM referrals')).not.toContainText(/about|\[c\]/);
  for (const address of [reading, measure]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: /referr/i })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText(/about/i);
    await expect(page.getByText(/rounded to protect|are protected\./)).toHaveCount(0);
    await expect(page.locator('main')).not.toContainText('[e]');
  }
});
