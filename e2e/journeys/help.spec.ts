import type { Page } from '@playwright/test';

import { deep, inEach, toLooks } from '../fixtures/looks.js';
import { administrator, chair, contributor, openAs, superintendent } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const readers = [
  { post: superintendent, heading: 'Read it in two minutes' },
  { post: chair, heading: 'Prepare and read a board pack' },
  { post: contributor, heading: 'Send your agency’s returns' },
  { post: administrator, heading: 'Give access and keep it right' },
] as const;

for (const { post, heading } of readers) {
  const details = post === superintendent || post === contributor ? {} : deep;
  test(`Help in the bar opens the page that fits ${post}`, details, async ({ page }) => {
    await openAs(page, post, '/about');
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Help' })
      .click();
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  });
}

/** Visible pictures that failed to load. */
async function findBrokenPictures(page: Page): Promise<readonly string[]> {
  const pictures = page.getByRole('main').getByRole('img');
  await expect(pictures.first()).toBeVisible();
  for (const picture of await pictures.all()) await picture.scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  const broken = (images: (HTMLElement | SVGElement)[]) =>
    images.flatMap((image) =>
      image instanceof HTMLImageElement && image.naturalWidth === 0 ? [image.alt] : [],
    );
  return pictures.evaluateAll(broken);
}

for (const name of ['Leaders', 'Boards', 'Analysts', 'Contributors', 'Administrators']) {
  const details = name === 'Leaders' ? {} : deep;
  test(
    `anybody can read the help for ${name}, with its pictures, on any screen`,
    details,
    async ({ page }) => {
      await page.goto('/help');
      await page.getByRole('navigation', { name: 'Help for' }).getByRole('link', { name }).click();
      await expect(page).toHaveURL(new RegExp(`/help/${name.toLowerCase()}$`));
      await inEach(page, toLooks([1440, 320]), async () => {
        // The other theme has its own picture.
        await expect.poll(() => findBrokenPictures(page)).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        ).toBeLessThanOrEqual(0);
      });
    },
  );
}
