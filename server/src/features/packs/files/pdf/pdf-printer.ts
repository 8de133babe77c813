import { chromium, type Page } from 'playwright-core';

import type { FrozenDocument } from '#features/packs/files/pack-file-maker.js';
import type { FoundBrowser } from '#platform/browser/find-browser.js';

import { readPagesOfPlaces } from './pages-of-pdf.js';
import {
  answerPrinting,
  printOrigin,
  type PrintRouteParts,
  toPrintAddress,
} from './print-route.js';

/** Milliseconds after which printing is given up. A slow machine needs a tenth of this time. */
const PATIENCE_MS = 120_000;

/**
 * The width and height between the margins of a sheet in CSS pixels, so that drawings keep their
 * width when printed.
 */
const sheet = { width: 657, height: 967 };

/**
 * Prints an edition as a PDF, in a browser that is started for it and stopped afterwards. The
 * browser gets only the page and that edition, and has no network, no cookies and none of this
 * process’s environment.
 *
 * @throws if the browser fails, or the pack cannot be loaded
 */
export async function printPdf(
  frozen: FrozenDocument,
  { browser: found, ...parts }: PrintRouteParts & { readonly browser: FoundBrowser },
) {
  const { executablePath, args, hasSandbox, environment } = found;
  const browser = await chromium.launch({
    executablePath,
    // Font hinting for screens crowds letters and spaces on paper. Name look-ups are off, in case
    // anything gets past the routes.
    args: [...args, '--font-render-hinting=none', '--host-resolver-rules=MAP * ~NOTFOUND'],
    chromiumSandbox: hasSandbox,
    env: { ...environment },
    timeout: PATIENCE_MS,
  });
  try {
    // Requests of a service worker bypass the routes. None of our pages has one; this line blocks
    // any that comes with a package.
    const context = await browser.newContext({
      viewport: sheet,
      colorScheme: 'light',
      serviceWorkers: 'block',
      locale: 'en-GB',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.emulateMedia({ media: 'print' });
    const isOver = new AbortController();
    const fault = new Promise<never>((_, reject) => {
      isOver.signal.addEventListener('abort', () => reject(new Error('Printing has ended')));
      void context.route('**/*', answerPrinting(frozen, parts, reject));
    });
    // The race below reports the fault. An error after the end is ignored.
    fault.catch(() => undefined);
    return await Promise.race([print(page, frozen), fault]).finally(() => isOver.abort());
  } finally {
    await browser.close();
  }
}

/**
 * Prints twice. The contents need page numbers, which exist only once sheets are laid out, and
 * Chromium’s CSS cannot insert them (it has no `target-counter`). So the numbers are read from the
 * link destinations of the first print, and given to the page for the second.
 */
async function print(page: Page, frozen: FrozenDocument): Promise<Buffer> {
  const address = `${printOrigin}${toPrintAddress(frozen)}`;
  await page.goto(address);
  // Blocks are drawn one after the other, and some load code first.
  await page.waitForSelector('[data-pack-sheets="drawn"]');
  await page.waitForLoadState('networkidle');
  let places = await readPagesOfPlaces(await toPdf(page));
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    await page.goto(
      `${address}#pages=${[...places].map(([name, number]) => `${name}.${number}`).join('_')}`,
    );
    await page.waitForSelector('[data-pack-sheets="counted"]');
    await page.waitForLoadState('networkidle');
    const pdf = await toPdf(page);
    const again = await readPagesOfPlaces(pdf);
    if ([...places].every(([name, number]) => again.get(name) === number)) return pdf;
    // Something was drawn late, or the numbers changed the layout. The next try draws the page
    // again and counts again.
    places = again;
    await page.goto('about:blank');
  }
  throw new Error(`The page numbers were still wrong after ${MAX_TRIES} tries`);
}

/** The maximum number of times that pages are counted if sheets move. */
const MAX_TRIES = 3;

function toPdf(page: Page): Promise<Buffer> {
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
}
