import { toLooks } from '../fixtures/looks.js';
import { analyst, lead, openAs, secretary } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const pages = [
  { post: lead, address: '/safeguarding?area=E06000038' },
  { post: lead, address: '/measures/referrals?area=E06000038' },
  { post: lead, address: '/disclosure' },
  { post: secretary, address: '/safeguarding?area=E06000038&agency=BHFT' },
  { post: analyst, address: '/safeguarding?area=E06000038' },
] as const;

for (const { width, colorScheme } of toLooks([1440, 390])) {
  test(`nothing stands in anybody’s way to protected figures at ${width} px, ${colorScheme}`, async ({ page, expectAccessible }) => {
    // Ten pages and tables one after the other.
    test.slow();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    for (const { post, address } of pages) {
      await openAs(page, post, address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByText('Loading', { exact: true })).toHaveCount(0);
      await expectAccessible();
      for (const tab of await page.getByRole('tab', { name: 'Table' }).all()) await tab.click();
      await expectAccessible();
    }
  });
}
