import { deep } from '../fixtures/looks.js';
import { expect, test } from '../fixtures/test.js';

const pages: readonly {
  readonly address: string;
  readonly heading: { readonly level: number };
  readonly details?: typeof deep;
}[] = [
  { address: '/measures', heading: { level: 2 } },
  { address: '/about', heading: { level: 2 } },
  { address: '/help/leaders', heading: { level: 2 } },
  { address: '/help/boards', heading: { level: 2 }, details: deep },
  { address: '/help/analysts', heading: { level: 2 }, details: deep },
  { address: '/help/contributors', heading: { level: 2 }, details: deep },
  { address: '/help/administrators', heading: { level: 2 }, details: deep },
  { address: '/nowhere', heading: { level: 1 } },
];

for (const { address, heading, details = {} } of pages) {
  test(`${address} is accessible`, details, async ({ page, expectAccessible }) => {
    await page.goto(address);
    await expect(page.getByRole('heading', heading).first()).toBeVisible();
    await expectAccessible();
  });
}
