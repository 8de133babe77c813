import { expect, test } from '../fixtures/test.js';

test('a page that is still loading is checked for barriers only once it has its heading', async ({
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

test('one pale text is found among many that are otherwise like it', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/sign-in');
  // While the page is loading, its content will still be replaced.
  await page.getByRole('heading', { name: 'Nobody has to sign in here' }).waitFor();
  await page.evaluate(() => {
    const list = document.createElement('ul');
    const colours = ['#111', '#111', '#111', '#111', '#bbb'];
    list.style.background = '#fff';
    list.append(
      ...colours.map((colour) => {
        const item = document.createElement('li');
        item.style.color = colour;
        item.textContent = 'A text on white';
        return item;
      }),
    );
    document.querySelector('main')?.append(list);
  });
  await expect(expectAccessible()).rejects.toThrow('color-contrast: li:nth-child(5)');
});
