import { test } from '../fixtures/test.js';

test('a page that is still loading is not checked for barriers before it has its heading', async ({
  page,
  expectAccessible,
}) => {
  await page.route('**/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto('/sign-in', { waitUntil: 'commit' });
  await expectAccessible();
});
