import type { Page } from '@playwright/test';

import { deep } from '../fixtures/looks.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const pages: readonly {
  readonly address: string;
  readonly questions: readonly string[] | null;
  readonly details?: typeof deep;
}[] = [
  { address: '/', questions: ['OverviewPage'] },
  { address: '/reports', questions: ['Choices', 'PageOfBlocks'] },
  { address: '/disruptions?area=E06000038', questions: ['Choices', 'PageOfBlocks'], details: deep },
  { address: '/safeguarding', questions: ['Choices', 'PageOfBlocks'], details: deep },
  { address: '/resourcing', questions: ['Choices', 'PageOfBlocks'], details: deep },
  { address: '/areas', questions: ['Choices', 'PageOfBlocks'] },
  { address: '/areas/E06000038', questions: ['Choices', 'PageOfBlocks'], details: deep },
  { address: '/measures/disruptions', questions: ['Choices', 'PageOfBlocks'], details: deep },
  { address: '/measures', questions: null },
];

/**
 * The names of the questions that the page asks from now on, except the check for new messages,
 * which comes after the page is drawn.
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

for (const { address, questions, details = {} } of pages) {
  const claim =
    questions?.length === 1
      ? 'asks one question, for its choices and its figures'
      : 'asks one question, after the question for its choices';
  test(
    `${address} ${questions === null ? '' : `${claim}; `}its first files are preloaded, compressed, and all requested`,
    details,
    async ({ page, request }) => {
      const asked = listen(page);
      const files = new Set<string>();
      page.on('request', (each) => files.add(new URL(each.url()).pathname));
      // A preloaded file that the page requests in a different way is fetched twice, and the browser
      // reports this.
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
        // Font files are already compressed.
        const encoding = file.endsWith('.woff2') ? undefined : 'br';
        expect([file, answer.status(), answer.headers()['content-encoding']]).toEqual([
          file,
          200,
          encoding,
        ]);
      }
    },
  );
}

test('the explanation of a figure is requested only when somebody opens it', async ({ page }) => {
  const asked = listen(page);
  await page.goto('/measures/disruptions');
  await settle(page);
  await page.locator('#facts').getByRole('button').first().click();
  await expect(
    page.getByRole('complementary', { name: 'Explain this number' }).getByText(/^Version \d+/),
  ).toBeVisible();
  expect(asked).toEqual(['Choices', 'PageOfBlocks', 'ExplainFigure', 'ExplainChange']);
});

test('a page opened after the Overview requests only figures', async ({ page }) => {
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

test('going back shows the previous figures', async ({ page }) => {
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
