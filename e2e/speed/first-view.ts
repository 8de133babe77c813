import type { Browser, Page } from '@playwright/test';

/** What a person waits for at the first view of a page, in milliseconds, and how much it jumps (no unit). */
export interface FirstView {
  readonly largestPaint: number;
  readonly layoutShift: number;
  /** The slowest answer to a press, up to the next paint. */
  readonly interaction: number;
}

/** Opens the Overview in a browser that has never been there, and uses it. */
export async function measureFirstView(browser: Browser, address: string): Promise<FirstView> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    // The compiler names functions by a helper of its own, which what runs in the page must find there.
    await page.addInitScript({ content: 'globalThis.__name = (named) => named;' });
    await page.addInitScript(watch);
    await page.goto(address);
    await page.getByRole('heading', { level: 2, name: 'Headline measures' }).waitFor();
    await page.waitForLoadState('networkidle');
    const seen = await page.evaluate(readSeen);
    await use(page);
    const { interaction } = await page.evaluate(readSeen);
    return { largestPaint: seen.largestPaint, layoutShift: seen.layoutShift, interaction };
  } finally {
    await context.close();
  }
}

/** Switches, opens a list, chooses from it: what a leader does. */
async function use(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Usual order' }).check();
  await page.getByRole('radio', { name: 'Attention first' }).check();
  await page
    .getByRole('button', { name: /^Area/ })
    .or(page.getByRole('button', { name: /Area$/ }))
    .first()
    .click();
  await page.getByRole('option', { name: 'Reading', exact: true }).click();
  await page.waitForLoadState('networkidle');
  // An event is told of after its paint.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 200))));
}

/** Runs in the page before anything of ours. */
function watch(): void {
  const seen = { largestPaint: 0, layoutShift: 0, interaction: 0 };
  Object.assign(globalThis, { seen });
  const observe = (type: string, read: (entry: PerformanceEntry) => void) => {
    const options = { type, buffered: true, durationThreshold: 16 };
    new PerformanceObserver((list) => list.getEntries().forEach(read)).observe(options);
  };
  observe('largest-contentful-paint', ({ startTime }) => {
    seen.largestPaint = startTime;
  });
  observe('layout-shift', (entry) => {
    if ('hadRecentInput' in entry && entry.hadRecentInput === false && 'value' in entry) seen.layoutShift += Number(entry.value);
  });
  observe('event', (entry) => {
    if ('interactionId' in entry && entry.interactionId !== 0) seen.interaction = Math.max(seen.interaction, entry.duration);
  });
}

function readSeen(): FirstView {
  const found: unknown = Reflect.get(globalThis, 'seen');
  const read = (name: keyof FirstView) => (typeof found === 'object' && found !== null ? Number(Reflect.get(found, name)) : Number.NaN);
  return { largestPaint: read('largestPaint'), layoutShift: read('layoutShift'), interaction: read('interaction') };
}
