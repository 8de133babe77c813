import { administrator, continueAs, contributor } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const pages = [
  { post: null, address: '/sign-in', heading: 'Continue as' },
  { post: contributor, address: '/account', heading: /^Contributor/ },
  { post: contributor, address: '/our-data', heading: /records of Oxfordshire County Council (is|are) noted$/ },
  { post: contributor, address: '/admin/log', heading: 'This page is not open to you' },
  { post: administrator, address: '/admin/log', heading: /entries of the log$/ },
  { post: administrator, address: '/admin/people', heading: /^\d+ people/ },
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`nothing stands in anybody’s way to people and the log at ${width} px, ${colorScheme}`, async ({ page, expectAccessible }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      for (const { post, address, heading } of pages) {
        if (post === null) await page.goto(address);
        else await continueAs(page, post, address);
        await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
        await expectAccessible();
      }
      await page.getByRole('button', { name: 'Add somebody' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible();
    });
  }
}
