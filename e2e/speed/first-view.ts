import type { Browser } from '@playwright/test';

import type { MeasuredPage } from './pages.js';

/**
 * The waiting times of the first view of a page, in milliseconds, and its layout shift (no unit).
 */
export interface FirstView {
  readonly largestPaint: number;
  readonly layoutShift: number;
  /** The slowest response to a press, measured to the next paint. */
  readonly interaction: number;
}

/** Opens a page in a new browser, and uses the page. */
export async function measureFirstView(
  browser: Browser,
  origin: string,
  { address, use }: MeasuredPage,
): Promise<FirstView> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
  });
  try {
    const page = await context.newPage();
    // Compiled code names functions through a helper, so the page needs the helper too.
    await page.addInitScript({ content: 'globalThis.__name = (named) => named;' });
    await page.addInitScript(watch);
    await page.goto(new URL(address, origin).href);
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
    const { largestPaint, layoutShift } = await page.evaluate(readSeen);
    await use(page);
    // An event is reported after its paint.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 200))),
    );
    const { interaction } = await page.evaluate(readSeen);
    return { largestPaint, layoutShift, interaction };
  } finally {
    await context.close();
  }
}

/** Runs in the page before any of our code. */
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
    if ('hadRecentInput' in entry && entry.hadRecentInput === false && 'value' in entry)
      seen.layoutShift += Number(entry.value);
  });
  observe('event', (entry) => {
    if ('interactionId' in entry && entry.interactionId !== 0)
      seen.interaction = Math.max(seen.interaction, entry.duration);
  });
}

function readSeen(): FirstView {
  const found: unknown = Reflect.get(globalThis, 'seen');
  const read = (name: keyof FirstView) =>
    typeof found === 'object' && found !== null ? Number(Reflect.get(found, name)) : Number.NaN;
  return {
    largestPaint: read('largestPaint'),
    layoutShift: read('layoutShift'),
    interaction: read('interaction'),
  };
}
