import { expect, test } from '../fixtures/test.js';

const pages = [
  { address: '/measures', heading: { level: 2 } },
  { address: '/about', heading: { level: 2 } },
  { address: '/help/leaders', heading: { level: 2 } },
  { address: '/help/boards', heading: { level: 2 } },
  { address: '/help/analysts', heading: { level: 2 } },
  { address: '/help/contributors', heading: { level: 2 } },
  { address: '/help/administrators', heading: { level: 2 } },
  { address: '/nowhere', heading: { level: 1 } },
] as const;

for (const { address, heading } of pages) {
  test(`${address} is accessible`, async ({ page, expectAccessible }) => {
    await page.goto(address);
    await expect(page.getByRole('heading', heading).first()).toBeVisible();
    await expectAccessible();
  });
}
