import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

const pages = [
  { address: '/reports', question: 'PageOfBlocks' },
  { address: '/disruptions?area=E06000038', question: 'PageOfBlocks' },
  { address: '/safeguarding', question: 'PageOfBlocks' },
  { address: '/resourcing', question: 'PageOfBlocks' },
  { address: '/areas', question: 'PageOfBlocks' },
  { address: '/areas/E06000038', question: 'PageOfBlocks' },
];

/** The names of the questions that the page puts from now on. */
function listen(page: Page): readonly string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql')) asked.push(String(request.postDataJSON().operationName));
  });
  return asked;
}

async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
}

test('the Overview is one question, for what there is and for its figures', async ({ page }) => {
  const asked = listen(page);
  await page.goto('/');
  await settle(page);
  expect(asked).toEqual(['OverviewPage']);
});

for (const { address, question } of pages) {
  test(`${address} is one question, after the one for what there is`, async ({ page }) => {
    const asked = listen(page);
    await page.goto(address);
    await settle(page);
    expect(asked).toEqual(['Choices', question]);
  });
}

test('a measure is one question, and its explanation is asked for when somebody asks', async ({ page }) => {
  const asked = listen(page);
  await page.goto('/measures/disruptions');
  await settle(page);
  expect(asked).toEqual(['Choices', 'PageOfBlocks']);
  await page.locator('#facts').getByRole('button').first().click();
  await expect(page.getByRole('complementary', { name: 'Explain this number' }).getByText(/^Version \d+/)).toBeVisible();
  expect(asked).toEqual(['Choices', 'PageOfBlocks', 'ExplainFigure', 'ExplainChange']);
});

test('whoever comes from the Overview is asked for figures alone', async ({ page }) => {
  await page.goto('/');
  await settle(page);
  const asked = listen(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Reports' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Reports (rose|fell) in/ })).toBeVisible();
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
  await expect(page.getByRole('heading', { level: 1, name: /^Reports (rose|fell) in/ })).toBeVisible();
  await settle(page);
  expect(asked).toEqual([]);
});
