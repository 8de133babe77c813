import { expect, test } from '../fixtures/test.js';

test('the files that a first page begins with come beside its document, compressed, and are those that it asks for', async ({
  page,
  request,
}) => {
  const asked = new Set<string>();
  page.on('request', (each) => asked.add(new URL(each.url()).pathname));
  const document = await page.goto('/');
  await page.waitForLoadState('networkidle');

  const named = [...(document?.headers().link ?? '').matchAll(/<([^>]+)>/g)].map(([, file]) => file ?? '');
  expect(named.length).toBeGreaterThan(2);
  for (const file of named) {
    expect(asked).toContain(file);
    const answer = await request.get(file, { headers: { 'accept-encoding': 'br' } });
    expect([file, answer.status(), answer.headers()['content-encoding']]).toEqual([file, 200, 'br']);
  }
});
