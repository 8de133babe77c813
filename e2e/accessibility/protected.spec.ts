import { deep, inEach, toLooks } from '../fixtures/looks.js';
import { analyst, lead, openAs, secretary } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const pages: readonly {
  readonly post: string;
  readonly address: string;
  readonly details?: typeof deep;
}[] = [
  { post: lead, address: '/safeguarding?area=E06000038' },
  { post: lead, address: '/measures/referrals?area=E06000038' },
  { post: lead, address: '/disclosure' },
  { post: secretary, address: '/safeguarding?area=E06000038&agency=BHFT', details: deep },
  { post: analyst, address: '/safeguarding?area=E06000038', details: deep },
];

for (const { post, address, details = {} } of pages) {
  test(
    `protected figures at ${address} are accessible for ${post}`,
    details,
    async ({ page, expectAccessible }) => {
      const looks = toLooks([1440, 390]);
      await openAs(page, post, address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByText('Loading', { exact: true })).toHaveCount(0);
      await inEach(page, looks, expectAccessible);
      for (const tab of await page.getByRole('tab', { name: 'Table' }).all()) await tab.click();
      await inEach(page, looks, expectAccessible);
    },
  );
}
