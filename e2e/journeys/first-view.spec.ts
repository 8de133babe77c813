import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const pages = [
  { address: '/', questions: ['OverviewPage'] },
  { address: '/reports', questions: ['Choices', 'PageOfBlocks'] },
  { address: '/disruptions?area=E06000038', questions: ['Choices', 'PageOfBlocks'] },
  { address: '/safeguarding', questions: ['Choices', 'PageOfBlocks'] },
  { address: '/resourcing', questions: ['Choices', 'PageOfBlocks'] },
  { address: '/areas', questions: ['Choices', 'PageOfBlocks'] },
  { address: '/areas/E06000038', questions: ['Choices', 'PageOfBlocks'] },
  { address: '/measures/disruptions', questions: ['Choices', 'PageOfBlocks'] },
  { address: '/measures', questions: null },
];

/**
 * The names of the questions that the page puts from now on, but for what is new in the inbox,
 * which is asked once the page stands.
 */
function listen(page: Page): readonly string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().endsWith('/graphql')) return;
    const name = String(request.postDataJSON().operationName);
    if (name !== 'NewInboxItems') asked.push(name);
  });
  return asked;
}

async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
}

for (const { address, questions } of pages) {
  const claim =
    questions?.length === 1
      ? 'is one question, for what there is and for its figures'
      : 'is one question, after the one for what there is';
  test(`${address} ${questions === null ? '' : `${claim}; `}its first files come beside its document, compressed, and are those that it asks for`, async ({
    page,
    request,
  }) => {
    const asked = listen(page);
    const files = new Set<string>();
    page.on('request', (each) => files.add(new URL(each.url()).pathname));
    // What comes beside the document in another way than the page asks for it comes twice, and the
    // browser says so.
    const twice: string[] = [];
    page.on('console', (message) => {
      if (/preload .* is not used/.test(message.text())) twice.push(message.text());
    });
    const document = await page.goto(address);
    await settle(page);
    if (questions !== null) expect(asked).toEqual(questions);

    const named = [...(document?.headers().link ?? '').matchAll(/<([^>]+)>/g)].map(
      ([, file]) => file ?? '',
    );
    expect(named.length).toBeGreaterThan(2);
    expect(twice).toEqual([]);
    for (const file of named) {
      expect(files).toContain(file);
      const answer = await request.get(file, { headers: { 'accept-encoding': 'br' } });
      // Fonts are compressed in themselves.
      const encoding = file.endsWith('.woff2') ? undefined : 'br';
      expect([file, answer.status(), answer.headers()['content-encoding']]).toEqual([
        file,
        200,
        encoding,
      ]);
    }
  });
}

test('the explanation of a figure is asked for when somebody asks', async ({ page }) => {
  const asked = listen(page);
  await page.goto('/measures/disruptions');
  await settle(page);
  await page.locator('#facts').getByRole('button').first().click();
  await expect(
    page.getByRole('complementary', { name: 'Explain this number' }).getByText(/^Version \d+/),
  ).toBeVisible();
  expect(asked).toEqual(['Choices', 'PageOfBlocks', 'ExplainFigure', 'ExplainChange']);
});

test('whoever comes from the Overview is asked for figures alone', async ({ page }) => {
  await page.goto('/');
  await settle(page);
  const asked = listen(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Reports' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: /^Reports (rose|fell) in/ }),
  ).toBeVisible();
  await settle(page);
  expect(asked).toEqual(['PageOfBlocks']);
});

test('whoever goes back finds the figures that were there', async ({ page }) => {
  await page.goto('/reports');
  await settle(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Safeguarding' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /referr/i })).toBeVisible();
  await settle(page);
  const asked = listen(page);
  await page.goBack();
  await expect(
    page.getByRole('heading', { level: 1, name: /^Reports (rose|fell) in/ }),
  ).toBeVisible();
  await settle(page);
  expect(asked).toEqual([]);
});
