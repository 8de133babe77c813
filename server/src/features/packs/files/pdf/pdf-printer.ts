import { chromium, type Page } from 'playwright-core';

import type { FrozenDocument } from '#features/packs/files/pack-file-maker.js';
import type { FoundBrowser } from '#platform/find-browser.js';

import { readPagesOfPlaces } from './pages-of-pdf.js';
import {
  answerPrinting,
  printOrigin,
  type PrintRouteParts,
  toPrintAddress,
} from './print-route.js';

/** Milliseconds after which printing is given up: a slow machine takes a tenth of it. */
const PATIENCE_MS = 120_000;

/**
 * The width between the margins of a sheet, so that what is drawn is as wide before it is printed.
 * In CSS pixels.
 */
const sheet = { width: 657, height: 967 };

/**
 * Prints an edition as a PDF, by a browser that is started for it and ended with it. It is told
 * nothing but the page and that edition, and has no network, no cookie and none of this process's
 * environment.
 *
 * @throws where the browser fails, or the pack is not answered
 */
export async function printPdf(
  frozen: FrozenDocument,
  { browser: found, ...parts }: PrintRouteParts & { readonly browser: FoundBrowser },
) {
  const { executablePath, args, hasSandbox, environment } = found;
  const browser = await chromium.launch({
    executablePath,
    // Letters and spaces crowd where a screen's hints are kept on paper. No name is looked up,
    // should anything get past the routes.
    args: [...args, '--font-render-hinting=none', '--host-resolver-rules=MAP * ~NOTFOUND'],
    chromiumSandbox: hasSandbox,
    env: { ...environment },
    timeout: PATIENCE_MS,
  });
  try {
    // What a service worker asks passes the routes by. None of our pages has one, so nothing but
    // this line keeps one away that came in with a package.
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
      isOver.signal.addEventListener('abort', () => reject(new Error('Printing is over')));
      void context.route('**/*', answerPrinting(frozen, parts, reject));
    });
    // The race below tells it; one that comes after the end is nobody's.
    fault.catch(() => undefined);
    return await Promise.race([print(page, frozen), fault]).finally(() => isOver.abort());
  } finally {
    await browser.close();
  }
}

/**
 * Prints twice. Page numbers of the contents can be counted only on sheets that are laid out, and
 * CSS has nothing to ask for them (`target-counter` is not there in Chromium): so they are read
 * from where the links of the first print lead, and told to the page for the second.
 */
async function print(page: Page, frozen: FrozenDocument): Promise<Buffer> {
  const address = `${printOrigin}${toPrintAddress(frozen)}`;
  await page.goto(address);
  // Blocks are drawn one after the other, and some fetch what they are drawn with.
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
    // Something was drawn late, or the numbers moved it: they are counted again, on a page that is
    // drawn again.
    places = again;
    await page.goto('about:blank');
  }
  throw new Error(`Page numbers moved what they count, ${MAX_TRIES} times`);
}

/** Page numbers that are counted on sheets that moved are counted again, and not for ever. */
const MAX_TRIES = 3;

function toPdf(page: Page): Promise<Buffer> {
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
}
