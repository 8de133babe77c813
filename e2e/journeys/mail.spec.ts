import { readMailsTo } from '../fixtures/mails.js';
import { openAs, secretary } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const ADDRESS = 'board.secretary@vpp.stronghold.example';

test('an address is confirmed by the link in the email that was sent to it', async ({
  page,
  expectAccessible,
}) => {
  await openAs(page, secretary, '/account');
  await page.getByRole('button', { name: 'Add an address' }).click();
  await page.getByRole('textbox', { name: 'Address' }).fill(ADDRESS);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`A link has been sent to ${ADDRESS}.`)).toBeVisible();

  let link = '';
  await expect
    .poll(async () => {
      const mails = await readMailsTo(ADDRESS);
      link = /\/account\?confirm=[\w-]{43}/.exec(mails.join('\n'))?.[0] ?? '';
      return link;
    })
    .not.toBe('');
  await page.goto(link);
  await expectAccessible();
  await page.getByRole('button', { name: 'Confirm address' }).click();
  await expect(page.getByText(`Emails go to ${ADDRESS}, which you confirmed on`)).toBeVisible();

  await page.goto(link);
  await page.getByRole('button', { name: 'Confirm address' }).click();
  await expect(page.getByText('This link was already used')).toBeVisible();
});
