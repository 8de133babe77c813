import { tileOf } from '../fixtures/overview.js';
import { analyst, lead, openAs, secretary } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const reading = '/safeguarding?area=E06000038';
const measure = '/measures/referrals?area=E06000038';

test('a council sees its own exactly and of others about how many, and is told so', async ({ page }) => {
  await openAs(page, lead);
  await expect(tileOf(page, 'NRM referrals')).toContainText(/about \d+/);
  await expect(tileOf(page, 'NRM referrals')).toContainText(/of yours/);
  await expect(tileOf(page, 'Confirmed disruptions')).not.toContainText('about');

  await page.goto(reading);
  await expect(
    page.getByRole('heading', {
      level: 1,
      // Whether it changed is judged by what is shown, which each installation draws anew.
      name: /^About \d+ people were referred for safeguarding in Reading, \d+ of them by Reading Borough Council; (no real change|unusually (high|low))$/,
    }),
  ).toBeVisible();
  await expect(page.getByText(/^Q2 2026\/27 \(July to September 2026\), Reading, all agencies\./)).toBeVisible();
  await expect(page.getByText('Your own figures are exact; everybody else’s are protected.')).toBeVisible();
  await expect(page.getByText('2 of 3 cuts used: time, area', { exact: true })).toBeVisible();
  const block = page.locator('#referrals-by-pathway');
  await expect(block.getByText(/^\d+ of yours, about \d+ of others$/).first()).toBeVisible();
  await expect(block.getByText(/Parts need not add up to the total/)).toBeVisible();
  await block.getByRole('tab', { name: 'Table' }).click();
  await expect(block.getByRole('columnheader')).toHaveText(['Pathway', 'Everyone', 'Yours, exact', 'Others, protected']);
  await expect(block.getByRole('cell', { name: '0', exact: true })).toHaveCount(0);

  await page.goto(measure);
  await expect(page.locator('#facts')).toContainText(/about \d+.*yours, exactly: \d+/);
  await page
    .locator('#facts')
    .getByRole('button', { name: /^about/ })
    .click();
  await expect(page.getByText(/^Of yours, exactly: \d+\. Of others: about \d+\.$/)).toBeVisible();
  await page.locator('#explain').getByRole('link', { name: 'How people are protected' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'No small number gives a person away' })).toBeVisible();
});

test('a cut too many says so, that an agency counts as two, and what to take away, and taking it away shows them', async ({ page }) => {
  await openAs(page, lead, `${reading}&agency=BHFT`);
  await expect(page.getByText('4 of 3 cuts used: time, area, agency (counts as two)', { exact: true })).toBeVisible();
  const block = page.locator('#referrals-by-pathway');
  await expect(block.getByRole('heading', { name: 'Withheld to protect people' })).toBeVisible();
  await expect(
    block.getByText(/time, area, agency and pathway, where the agency counts as two\. Take away the filter on agency\.$/),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Referred by' }).click();
  await page.getByRole('option', { name: 'Any agency' }).click();
  // Which pathway is largest, and whether it can be shown, is drawn anew for each installation; that 13 others had a support service is not hidden by any draw.
  const support = block.getByRole('tabpanel', { name: 'Chart' }).getByText(/^4 of yours, about (5|10|15|20) of others$/);
  await expect(support).toBeVisible();
  await expect(block.getByRole('heading', { name: 'Withheld to protect people' })).toBeHidden();
});

test('a board member sees about how many, and of hidden figures never that there are none', async ({ page }) => {
  await openAs(page, secretary);
  await expect(tileOf(page, 'NRM referrals')).toContainText(/about \d+/);

  // Nobody, in the records: whatever the lottery draws, it is told as what it may be.
  await page.goto(`${reading}&pathway=DUTY_TO_NOTIFY&quarter=2026-27-Q1`);
  await expect(
    page.getByRole('heading', {
      level: 1,
      name: /^Fewer than 5 people, perhaps none, were referred for safeguarding \(Duty to Notify\) in Reading/,
    }),
  ).toBeVisible();
  await page.goto(`${reading}&quarter=2026-27-Q2`);
  const block = page.locator('#referrals-by-exploitation');
  await block.getByRole('tab', { name: 'Table' }).click();
  await expect(block.getByRole('row', { name: /^Organ harvesting / })).toContainText('fewer than 5, perhaps none');
  await expect(block.getByRole('cell', { name: '0', exact: true })).toHaveCount(0);

  await page.goto(measure);
  await expect(page.locator('#facts')).toContainText(/about \d+/);
});

test('a cleared analyst sees true counts, without a word of protection', async ({ page }) => {
  await openAs(page, analyst);
  await expect(tileOf(page, 'NRM referrals')).not.toContainText(/about|\[c\]/);
  for (const address of [reading, measure]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: /referr/i })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText(/about/i);
    await expect(page.getByText(/cuts used|are protected\./)).toHaveCount(0);
    await expect(page.locator('main')).not.toContainText('[e]');
  }
});
