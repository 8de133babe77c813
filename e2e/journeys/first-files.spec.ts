import { expect, test } from '../fixtures/test.js';

for (const address of [
  '/',
  '/reports',
  '/disruptions',
  '/safeguarding',
  '/resourcing',
  '/areas',
  '/areas/E06000038',
  '/measures',
  '/measures/reports',
]) {
  test(`the files that ${address} begins with come beside its document, compressed, and are those that it asks for`, async ({
    page,
    request,
  }) => {
    const asked = new Set<string>();
    page.on('request', (each) => asked.add(new URL(each.url()).pathname));
    // What comes beside the document in another way than the page asks for it comes twice, and the browser says so.
    const twice: string[] = [];
    page.on('console', (message) => {
      if (/preload .* is not used/.test(message.text())) twice.push(message.text());
    });
    const document = await page.goto(address);
    await page.waitForLoadState('networkidle');

    const named = [...(document?.headers().link ?? '').matchAll(/<([^>]+)>/g)].map(([, file]) => file ?? '');
    expect(named.length).toBeGreaterThan(2);
    expect(twice).toEqual([]);
    for (const file of named) {
      expect(asked).toContain(file);
      const answer = await request.get(file, { headers: { 'accept-encoding': 'br' } });
      // Fonts are compressed in themselves.
      const encoding = file.endsWith('.woff2') ? undefined : 'br';
      expect([file, answer.status(), answer.headers()['content-encoding']]).toEqual([file, 200, encoding]);
    }
  });
}
